package dev.commonplace.application.embeddings;

import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The vectors of one tenant's messages, beside those of chunks that {@link SpaceContents} tells of. Messages that are deleted
 * or have no words have none and lack none.
 */
public interface MessageVectors {
    /**
     * How far a space is filled.
     *
     * @param messages how many the tenant has
     * @param embedded how many of them have a vector in the space
     */
    record Filling(long messages, long embedded) {}

    Filling filling(SpaceId spaceId);

    /**
     * What it takes to fill a space.
     *
     * @param messages how many have no vector there
     * @param tokens about how many tokens these have, by the number of their words
     */
    record Lacking(long messages, long tokens) {}

    Lacking lacking(SpaceId spaceId);

    /** A text to embed. */
    record MessageText(MessageId id, String text) {
        public MessageText {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * Messages without a vector in the space, in the order of their ids.
     *
     * @param after only those with a greater id
     * @param limit the most wanted
     */
    List<MessageText> without(SpaceId spaceId, Optional<MessageId> after, int limit);

    /** Keeps vectors. Those of messages that are gone or deleted by now are dropped. */
    void putAll(SpaceId spaceId, Map<MessageId, Embedding> embeddings);

    /**
     * Removes vectors of a space.
     *
     * @param limit the most that are removed
     * @return how many were; fewer than the limit when none is left
     */
    int removeSome(SpaceId spaceId, int limit);
}
