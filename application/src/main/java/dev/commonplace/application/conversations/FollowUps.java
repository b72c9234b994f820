package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.NewJob;
import java.util.List;

/** Which jobs are to look at a conversation after it has changed; other features say, and conversations need not know them. */
@FunctionalInterface
public interface FollowUps {
    FollowUps NONE = id -> List.of();

    /** After messages have come, gone, or come back. Jobs whose deduplication key names the conversation, so that one waits at a time. */
    List<NewJob> of(ConversationId id);

    /** After somebody who takes part was given another name. */
    default List<NewJob> afterRenaming(ConversationId id) {
        return List.of();
    }

    /** After messages between two places, both inclusive, were said by others than was known. */
    default List<NewJob> afterReattribution(ConversationId id, int first, int last) {
        return List.of();
    }
}
