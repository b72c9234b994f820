package dev.commonplace.domain.search;

import dev.commonplace.domain.conversations.ConversationId;
import java.util.Objects;

/**
 * A stretch of talk in a ranking: a node of a graph, or a whole conversation.
 *
 * @param id of the node, or of the conversation itself
 * @param score greater is better; a sum of {@link StretchWords} or a cosine, as the ranking says
 */
public record ScoredStretch<I>(I id, ConversationId conversationId, double score) {
    public ScoredStretch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversationId, "conversationId");
    }
}
