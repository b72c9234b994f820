package dev.commonplace.http.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.documents.StoredDocument;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.http.guard.GuardJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is shown.
 *
 * @param guard what the guard found in it; null for most
 * @param effect what handing it in did; only in the answer to that
 * @param content the whole text; only where one document is read
 */
record DocumentJson(
        UUID id,
        @Nullable String externalId,
        @Nullable String title,
        @Nullable String source,
        List<String> tags,
        Map<String, @Nullable Object> metadata,
        @Nullable Instant date,
        String contentType,
        String status,
        @Nullable String failure,
        @Nullable GuardJson guard,
        int version,
        int chunks,
        int characters,
        String contentSha256,
        @Nullable OriginalJson original,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String effect,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String content) {

    static DocumentJson of(Document document) {
        return of(document, null, null);
    }

    static DocumentJson stored(Document document, StoredDocument.Effect effect) {
        return of(document, effect.word(), null);
    }

    static DocumentJson withContent(Document document, String content) {
        return of(document, null, content);
    }

    private static DocumentJson of(Document document, @Nullable String effect, @Nullable String content) {
        DocumentDetails details = document.details();
        return new DocumentJson(
                document.id().value(),
                details.externalId().orElse(null),
                details.title().orElse(null),
                details.source().orElse(null),
                details.tags(),
                details.metadata().values(),
                details.date().orElse(null),
                document.mediaType().value(),
                document.status().word(),
                document.failure().orElse(null),
                GuardJson.of(document.guard()),
                document.version(),
                document.chunks(),
                document.characters(),
                document.hash().hex(),
                document.original().map(OriginalJson::of).orElse(null),
                document.createdAt(),
                document.updatedAt(),
                effect,
                content);
    }
}
