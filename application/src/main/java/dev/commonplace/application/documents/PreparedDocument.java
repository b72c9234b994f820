package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.ChunkSpan;
import dev.commonplace.domain.documents.ContentHash;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.documents.OriginalFile;
import dev.commonplace.domain.guard.GuardNote;
import java.util.List;
import java.util.Objects;

/**
 * A document that was read and cut, ready to be kept.
 *
 * @param details with the title that the document gives itself, where the caller gave none
 * @param original what it was read from
 * @param guard what the guard found in it
 * @param policyVersion by which version of the tenant's policy
 * @param content the extracted text
 * @param chunks spans of the content in UTF-16 units
 */
public record PreparedDocument(
        DocumentDetails details,
        OriginalFile original,
        GuardNote guard,
        int policyVersion,
        String content,
        MediaType mediaType,
        ContentHash hash,
        List<ChunkSpan> chunks) {
    public PreparedDocument {
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(hash, "hash");
        chunks = List.copyOf(chunks);
    }
}
