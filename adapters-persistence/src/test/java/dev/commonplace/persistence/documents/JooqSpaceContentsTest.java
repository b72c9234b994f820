package dev.commonplace.persistence.documents;

import dev.commonplace.fixtures.documents.SpaceContentsContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.JooqLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqSpaceContentsTest extends SpaceContentsContract {
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
