package dev.commonplace.persistence.annotations;

import dev.commonplace.fixtures.annotations.AnnotationsContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.JooqLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqAnnotationsTest extends AnnotationsContract {
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
