package dev.commonplace.application.search;

import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.search.ScoredTurn;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Ranks one tenant's messages, by words and by meaning. */
public interface FindMessages {
    /**
     * The lexemes of a text with the weights of this moment, as {@link FindByWords#understand}; what is counted are messages.
     */
    WordQuery understand(String text);

    /**
     * Messages that have, or follow one that has, at least one of the lexemes, best first.
     *
     * @param limit the most wanted; fewer only where fewer match
     * @return scores are BM25 sums, greater than 0
     */
    List<ScoredTurn> byWords(WordQuery query, MessageScope scope, int limit);

    /**
     * The nearest messages, best first.
     *
     * @param query a vector of the space's dimension
     * @param limit the most wanted; fewer only where fewer have a vector and are in the scope
     * @return scores are cosines, -1 to 1
     */
    List<ScoredTurn> byMeaning(EmbeddingSpace space, Embedding query, MessageScope scope, int limit);

    /** What each lexeme gives to the scores of these messages. */
    Map<MessageId, List<LexemeScore>> explain(WordQuery query, Collection<MessageId> messages);
}
