package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.domain.embeddings.VectorIndexState;
import java.util.List;

/** What showing the vector indexes of one tenant works with inside a transaction. */
public interface VectorIndexWork {
    EmbeddingSpaces embeddingSpaces();

    VectorIndexes vectorIndexes();

    /** How the spaces of one tenant are searched. */
    interface VectorIndexes {
        /** Only those that were ever searched. */
        List<VectorIndexState> list();
    }
}
