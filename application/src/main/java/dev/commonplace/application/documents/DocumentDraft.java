package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.Text;
import java.util.Objects;

/**
 * A document as a caller hands it in.
 *
 * @param content the document as text in its own form (Markdown, HTML, ...), not empty, at most
 *     {@link #CONTENT_CHARACTERS_MAX} characters
 */
public record DocumentDraft(DocumentDetails details, String content, MediaType mediaType) {
    /** About the size of five thick books. */
    public static final int CONTENT_CHARACTERS_MAX = 10_000_000;

    public DocumentDraft {
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(mediaType, "mediaType");
        content = Text.storable("/content", content, CONTENT_CHARACTERS_MAX);
    }
}
