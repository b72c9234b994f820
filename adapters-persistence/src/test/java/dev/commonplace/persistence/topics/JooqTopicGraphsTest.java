package dev.commonplace.persistence.topics;

import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.fixtures.topics.TopicGraphsContract;
import dev.commonplace.persistence.JooqLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqTopicGraphsTest extends TopicGraphsContract {
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
