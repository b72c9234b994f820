package dev.commonplace.persistence.tenancy;

import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.fixtures.tenancy.TenantsContract;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqTenantsTest extends TenantsContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }
}
