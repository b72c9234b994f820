package dev.commonplace.application.search;

import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.search.ScoredChunk;
import java.util.List;

/** Ranks one tenant's chunks by BM25. */
public interface FindByWords {
    /**
     * Chunks that share at least one lexeme with the query, best first.
     *
     * @param query any text; words that carry no meaning of their own (stop words) are not looked for
     * @param limit the most chunks wanted; fewer only where fewer match
     * @return scores are BM25 sums, greater than 0
     */
    List<ScoredChunk> findByWords(String query, DocumentFilter filter, int limit);

    /** The lexemes of a query that are looked for, with the weight of each; for explanations. */
    List<QueryLexeme> lexemes(String query);

    /**
     * @param lexeme a word as the index knows it
     * @param chunks in how many chunks of the tenant it occurs
     * @param inverseDocumentFrequency its weight
     */
    record QueryLexeme(String lexeme, long chunks, double inverseDocumentFrequency) {}
}
