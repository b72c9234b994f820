package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;

/** What more is wanted of: a whole document, or one chunk. */
public sealed interface LikeTarget {
    boolean covers(ChunkId chunkId, DocumentId documentId);

    record OfDocument(DocumentId id) implements LikeTarget {
        @Override
        public boolean covers(ChunkId chunkId, DocumentId documentId) {
            return id.equals(documentId);
        }
    }

    record OfChunk(ChunkId id) implements LikeTarget {
        @Override
        public boolean covers(ChunkId chunkId, DocumentId documentId) {
            return id.equals(chunkId);
        }
    }
}
