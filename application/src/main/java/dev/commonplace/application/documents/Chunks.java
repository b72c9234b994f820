package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The chunks of one tenant's documents. */
public interface Chunks {
    /** Keeps new chunks of documents that are there. */
    void addAll(List<Chunk> chunks);

    /** Removes the chunks of a document, with their vectors. */
    void removeAllOf(DocumentId id);

    /** All of them that exist. */
    Map<ChunkId, Chunk> findAll(Collection<ChunkId> ids);

    /**
     * The same together with their documents, in one look because every search ends with it.
     *
     * @param documents the same tenant's
     */
    Map<ChunkId, OfDocument> findAllWithDocuments(Collection<ChunkId> ids, Documents documents);

    /** A chunk with the document that it is of. */
    record OfDocument(Chunk chunk, Document document) {}

    /**
     * The chunks of a document in their order.
     *
     * @param fromOrdinal the first one wanted
     * @param limit the most wanted
     */
    List<Chunk> ofDocument(DocumentId id, int fromOrdinal, int limit);
}
