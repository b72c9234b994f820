package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import java.util.List;

/** Ranks one tenant's chunks by the cosine of their vectors with another. */
public interface FindByMeaning {
    /**
     * The nearest chunks, best first.
     *
     * @param query a vector of the space's dimension
     * @param limit the most chunks wanted; fewer only where fewer have a vector and are in the scope
     * @return scores are cosines, -1 to 1
     */
    List<ScoredChunk> findByMeaning(EmbeddingSpace space, Embedding query, SearchScope scope, int limit);
}
