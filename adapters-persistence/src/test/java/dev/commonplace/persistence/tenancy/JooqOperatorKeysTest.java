package dev.commonplace.persistence.tenancy;

import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.fixtures.tenancy.OperatorKeysContract;
import dev.commonplace.persistence.JooqLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqOperatorKeysTest extends OperatorKeysContract {
    private static JooqLibrary library;

    @BeforeAll
    static void open() {
        library = JooqLibrary.open();
    }

    @AfterAll
    static void close() {
        library.close();
    }

    @Override
    protected LibraryUnderTest library() {
        return library;
    }
}
