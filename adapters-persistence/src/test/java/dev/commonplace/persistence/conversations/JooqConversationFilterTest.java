package dev.commonplace.persistence.conversations;

import dev.commonplace.fixtures.conversations.ConversationFilterContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqConversationFilterTest extends ConversationFilterContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }
}
