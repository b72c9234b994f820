package dev.commonplace.http.topics;

import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.topics.NodeId;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A message as a node.
 *
 * @param parentId the node that it is in, of the level that was asked for, of level 0 the finest; null while it is in none
 */
public record MessageNodeJson(
        String id,
        int level,
        @Nullable String parentId,
        int sequence,
        String participantId,
        String role,
        String content,
        @Nullable Instant saidAt,
        @Nullable Long startMillis,
        @Nullable Long endMillis) {
    static MessageNodeJson of(Message message, @Nullable NodeId parent) {
        return new MessageNodeJson(
                message.id().toString(),
                0,
                parent == null ? null : parent.toString(),
                message.sequence(),
                message.participantId().toString(),
                NodeJson.word(message.details().role()),
                message.content(),
                message.details().time().saidAt().orElse(null),
                boxed(message.details().time().startMillis()),
                boxed(message.details().time().endMillis()));
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
