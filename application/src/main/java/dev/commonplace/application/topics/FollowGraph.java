package dev.commonplace.application.topics;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.NewJob;
import java.time.Instant;
import java.util.List;

/** What is to be done when a graph has changed: jobs of those who rest on it. */
@FunctionalInterface
public interface FollowGraph {
    FollowGraph NOBODY = (id, now) -> List.of();

    List<NewJob> changed(ConversationId id, Instant now);
}
