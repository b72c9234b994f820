package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.DocumentId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What ranking knows of a chunk's document.
 *
 * @param uses how often hits of the document were opened or used
 */
public record HitFacts(DocumentId documentId, Instant date, Optional<String> source, long uses) {
    public HitFacts {
        Objects.requireNonNull(documentId, "documentId");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(source, "source");
    }
}
