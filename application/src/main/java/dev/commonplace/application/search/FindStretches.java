package dev.commonplace.application.search;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.ScoredStretch;
import dev.commonplace.domain.search.ScoredTurn;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Ranks one tenant's stretches of talk, by the words and the meaning of what is said in them. Questions are understood by
 * {@link FindMessages#understand}.
 *
 * @param <I> what names a stretch
 * @param <S> which stretches are ranked
 */
public interface FindStretches<I, S> {
    /**
     * A stretch with what each lexeme gave to its score, the most first.
     *
     * @param lexemes their contributions add up to the score
     */
    record ByWords<I>(ScoredStretch<I> scored, List<LexemeScore> lexemes) {
        public ByWords {
            lexemes = List.copyOf(lexemes);
        }

        public I id() {
            return scored.id();
        }

        public ConversationId conversationId() {
            return scored.conversationId();
        }
    }

    /**
     * Stretches of which a message or the own words have at least one of the lexemes, best first.
     *
     * @param limit the most wanted; fewer only where fewer match
     * @return scores as {@link dev.commonplace.domain.search.StretchWords} says, greater than 0
     */
    List<ByWords<I>> byWords(WordQuery query, S scope, int limit);

    /**
     * The nearest stretches, best first.
     *
     * @param query a vector of the space's dimension
     * @param limit the most wanted; fewer only where fewer have a vector and are in the scope
     * @return scores are cosines, -1 to 1
     */
    List<ScoredStretch<I>> byMeaning(EmbeddingSpace space, Embedding query, S scope, int limit);

    /**
     * The messages of the scope that say most of the words, of each of these stretches.
     *
     * @param each the most wanted of one stretch
     * @return best first, scores as of {@link FindMessages#byWords}; stretches without one are left out
     */
    Map<I, List<ScoredTurn>> passagesByWords(WordQuery query, S scope, Collection<I> stretches, int each);

    /** The same by meaning, scores as of {@link FindMessages#byMeaning}. */
    Map<I, List<ScoredTurn>> passagesByMeaning(
            EmbeddingSpace space, Embedding query, S scope, Collection<I> stretches, int each);
}
