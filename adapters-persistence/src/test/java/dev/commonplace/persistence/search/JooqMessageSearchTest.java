package dev.commonplace.persistence.search;

import dev.commonplace.fixtures.search.MessageSearchContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.JooqLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqMessageSearchTest extends MessageSearchContract {
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
