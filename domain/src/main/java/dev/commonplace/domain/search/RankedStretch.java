package dev.commonplace.domain.search;

import dev.commonplace.domain.conversations.ConversationId;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of talk in the final ranking, with what each leg of the search gave to it.
 *
 * @param score of a hybrid search the sum of the parts' contributions (0..1), else the only leg's own score
 * @param words empty where the words leg did not run or did not find the stretch
 * @param meaning empty where the meaning leg did not run or did not find the stretch
 */
public record RankedStretch<I>(
        I id, ConversationId conversationId, double score, Optional<ScorePart> words, Optional<ScorePart> meaning) {
    public RankedStretch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(meaning, "meaning");
    }
}
