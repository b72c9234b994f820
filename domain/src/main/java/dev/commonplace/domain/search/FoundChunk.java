package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import java.util.Objects;

/** A chunk that a search returned, and the document that it belonged to then. */
public record FoundChunk(ChunkId chunkId, DocumentId documentId) {
    public FoundChunk {
        Objects.requireNonNull(chunkId, "chunkId");
        Objects.requireNonNull(documentId, "documentId");
    }
}
