package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.MediaType;
import java.util.Set;

/** Reads text and structure out of a document's content. Safe for use by many threads. */
public interface ExtractText {
    /** The forms that can be read. */
    Set<MediaType> readable();

    /**
     * Plain text and Markdown come back unchanged as content; of other forms the readable text does. Blocks begin and
     * end with something other than white space.
     *
     * @param content the document as text, already decoded
     * @throws dev.commonplace.domain.shared.RefusedException {@code UNSUPPORTED_FORMAT} for a form that is not readable
     */
    ExtractedText extract(String content, MediaType type);
}
