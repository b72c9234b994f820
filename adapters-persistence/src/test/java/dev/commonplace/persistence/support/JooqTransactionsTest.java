package dev.commonplace.persistence.support;

import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.fixtures.shared.TransactionsContract;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqTransactionsTest extends TransactionsContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }
}
