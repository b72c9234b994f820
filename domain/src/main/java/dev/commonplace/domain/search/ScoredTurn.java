package dev.commonplace.domain.search;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import java.util.Objects;

/**
 * A message in a ranking.
 *
 * @param sequence its place in the conversation
 * @param score greater is better; a BM25 sum or a cosine, as the ranking says
 */
public record ScoredTurn(MessageId messageId, ConversationId conversationId, int sequence, double score) {
    public ScoredTurn {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
    }
}
