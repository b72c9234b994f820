package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The documents of one tenant. */
public interface Documents {
    Optional<Document> find(DocumentId id);

    /** All of them that exist. */
    Map<DocumentId, Document> findAll(Collection<DocumentId> ids);

    /** Like {@link #find}, and nobody else changes the document until the transaction ends. */
    Optional<Document> findForChange(DocumentId id);

    /** The same by the caller's own name for it. */
    Optional<Document> findForChange(String externalId);

    /** The whole content. */
    Optional<String> content(DocumentId id);

    /** Newest first. */
    Page<Document> list(DocumentFilter filter, PageRequest page);

    /**
     * Keeps a new document.
     *
     * @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} where another has its external id
     */
    void add(Document document, String content);

    /** Keeps many new documents, or none of them where one is refused. */
    default void addAll(Map<Document, String> contents) {
        contents.forEach(this::add);
    }

    /**
     * Keeps a changed document in place of the one of the same id.
     *
     * @param content the new content, empty to keep the old
     * @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} where another has its external id
     */
    void change(Document document, Optional<String> content);

    /**
     * Notes how far a version of a document is.
     *
     * @param failure why it failed; there exactly for that status
     * @return whether the document still has that version
     */
    boolean setStatus(DocumentId id, int version, DocumentStatus status, Optional<String> failure, Instant now);

    /**
     * Declares documents ready that are being indexed and still have the version named.
     *
     * @return how many
     */
    default int declareReady(Map<DocumentId, Integer> versions, Instant now) {
        int ready = 0;
        for (Map.Entry<DocumentId, Integer> entry : versions.entrySet()) {
            boolean indexing = findForChange(entry.getKey())
                    .filter(document -> document.status() == DocumentStatus.INDEXING)
                    .isPresent();
            if (indexing && setStatus(entry.getKey(), entry.getValue(), DocumentStatus.READY, Optional.empty(), now)) {
                ready++;
            }
        }
        return ready;
    }

    /** Removes a document with its chunks and their vectors. @return whether there was one */
    boolean remove(DocumentId id);
}
