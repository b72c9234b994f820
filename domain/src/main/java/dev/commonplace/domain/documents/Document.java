package dev.commonplace.domain.documents;

import dev.commonplace.domain.guard.GuardNote;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A document as it is kept, without its content.
 *
 * @param details what is known about it; its date is always there
 * @param original what it was read from; not known of documents from before that was kept
 * @param guard what the tenant's guard found in it when it came; nothing in most
 * @param characters the length of its content in Unicode code points
 * @param failure why it cannot be found by meaning; there exactly when the status is failed
 * @param version rises by one with each change of content or details
 * @param chunks how many chunks its content was cut into
 */
public record Document(
        DocumentId id,
        DocumentDetails details,
        MediaType mediaType,
        ContentHash hash,
        Optional<OriginalFile> original,
        GuardNote guard,
        int characters,
        DocumentStatus status,
        Optional<String> failure,
        int version,
        int chunks,
        Instant createdAt,
        Instant updatedAt) {
    /** A document of which nobody knows what it was read from. */
    public Document(
            DocumentId id,
            DocumentDetails details,
            MediaType mediaType,
            ContentHash hash,
            int characters,
            DocumentStatus status,
            Optional<String> failure,
            int version,
            int chunks,
            Instant createdAt,
            Instant updatedAt) {
        this(
                id,
                details,
                mediaType,
                hash,
                Optional.empty(),
                GuardNote.NOTHING,
                characters,
                status,
                failure,
                version,
                chunks,
                createdAt,
                updatedAt);
    }

    public Document {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        if (failure.isPresent() != (status == DocumentStatus.FAILED)) {
            throw new IllegalArgumentException("A document says why it failed exactly when it failed.");
        }
        if (details.date().isEmpty()) {
            throw new IllegalArgumentException("A kept document has a date.");
        }
    }
}
