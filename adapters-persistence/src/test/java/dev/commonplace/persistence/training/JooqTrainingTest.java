package dev.commonplace.persistence.training;

import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.fixtures.training.TrainingContract;
import dev.commonplace.persistence.JooqLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqTrainingTest extends TrainingContract {
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
