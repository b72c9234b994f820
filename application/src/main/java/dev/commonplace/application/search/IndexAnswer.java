package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import java.util.List;

/**
 * What an index found, with all that it takes to ask the same exactly.
 *
 * @param limit how many hits were wanted
 */
public record IndexAnswer(
        IndexedSpace indexed,
        EmbeddingSpace space,
        Embedding query,
        SearchScope scope,
        int limit,
        List<ScoredChunk> found) {
    public IndexAnswer {
        found = List.copyOf(found);
    }
}
