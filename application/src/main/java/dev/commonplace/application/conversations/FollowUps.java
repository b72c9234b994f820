package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.NewJob;
import java.util.List;

/** Which jobs are to look at a conversation after its messages have changed; other features say, and conversations need not know them. */
@FunctionalInterface
public interface FollowUps {
    FollowUps NONE = id -> List.of();

    /** Jobs whose deduplication key names the conversation, so that one waits at a time. */
    List<NewJob> of(ConversationId id);
}
