package dev.commonplace.persistence.tenancy;

import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.fixtures.tenancy.ResourceUsageContract;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqResourceUsageTest extends ResourceUsageContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }
}
