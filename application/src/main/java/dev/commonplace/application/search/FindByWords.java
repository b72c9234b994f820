package dev.commonplace.application.search;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Ranks one tenant's chunks by BM25. */
public interface FindByWords {
    /**
     * The lexemes of a text with the weights of this moment.
     *
     * @param text any text; words that carry no meaning of their own (stop words) are not looked for
     */
    WordQuery understand(String text);

    /**
     * The lexemes that tell most of a document or a chunk: those of the greatest frequency times inverse document
     * frequency.
     *
     * @param lexemesMax the most wanted
     */
    WordQuery mostTelling(LikeTarget target, int lexemesMax);

    /**
     * Chunks that have at least one of the lexemes, best first; none where the index was made anew since the query was
     * understood.
     *
     * @param limit the most chunks wanted; fewer only where fewer match
     * @return scores are BM25 sums, greater than 0
     */
    List<ScoredChunk> find(WordQuery query, SearchScope scope, int limit);

    /** What each lexeme gives to the scores of these chunks. */
    Map<ChunkId, List<LexemeScore>> explain(WordQuery query, Collection<ChunkId> chunks);
}
