package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.Text;
import java.util.Objects;

/** A document as a caller hands it in: a file, or text in its own form (Markdown, HTML, ...). */
public record DocumentDraft(DocumentDetails details, DocumentFile file) {
    /** The most characters of a document, once it is read. About the size of five thick books. */
    public static final int CONTENT_CHARACTERS_MAX = 10_000_000;

    public DocumentDraft {
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(file, "file");
    }

    /** @param content storable, at most {@link #CONTENT_CHARACTERS_MAX} characters */
    public DocumentDraft(DocumentDetails details, String content, MediaType mediaType) {
        this(details, DocumentFile.ofText(Text.storable("/content", content, CONTENT_CHARACTERS_MAX), mediaType));
    }
}
