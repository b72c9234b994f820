package dev.commonplace.domain.search;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message in the final ranking, with what made its score.
 *
 * @param score the contributions of its own base and of its neighbours
 * @param base of a hybrid search the sum of the parts' contributions (0..1), else the only leg's own score
 * @param words empty where the words leg did not run or did not find the message
 * @param meaning empty where the meaning leg did not run or did not find the message
 * @param contribution what the base gives to the score
 * @param lent what the messages before and after it give
 */
public record RankedTurn(
        MessageId messageId,
        ConversationId conversationId,
        int sequence,
        double score,
        double base,
        Optional<ScorePart> words,
        Optional<ScorePart> meaning,
        double contribution,
        List<Lent> lent) {
    /** Best first; equal scores by id, so that the same question has the same answer. */
    public static final Comparator<RankedTurn> BEST_FIRST = Comparator.comparingDouble(RankedTurn::score)
            .reversed()
            .thenComparing(turn -> turn.messageId().value());

    /**
     * What a neighbour gives.
     *
     * @param base the neighbour's own
     */
    public record Lent(MessageId from, double base, double contribution) {}

    public RankedTurn {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(meaning, "meaning");
        lent = List.copyOf(lent);
    }
}
