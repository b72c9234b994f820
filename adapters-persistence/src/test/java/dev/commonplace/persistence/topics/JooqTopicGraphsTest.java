package dev.commonplace.persistence.topics;

import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.fixtures.topics.TopicGraphsContract;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqTopicGraphsTest extends TopicGraphsContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }
}
