package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.MediaType;
import java.util.Set;

/** Reads text and structure out of a file. Safe for use by many threads; none can use up memory or time of the service. */
public interface ExtractText {
    /** The forms that can be read. */
    Set<MediaType> readable();

    /**
     * Plain text and Markdown come back unchanged as content; of other forms the readable text does. Blocks begin and
     * end with something other than white space. What a file is, its bytes decide; the declared type and the name help
     * where bytes cannot tell, such as between plain text and Markdown.
     *
     * @throws dev.commonplace.domain.shared.RefusedException {@code UNSUPPORTED_FORMAT} for a form that is not readable
     *     or contradicts its declaration; {@code UNREADABLE_FILE} for a broken one; {@code ENCRYPTED_FILE};
     *     {@code TOO_LARGE} for more text or entries than a file may have; {@code TOO_COSTLY} where reading takes more
     *     time or memory than it may; {@code UNAVAILABLE} where no reader can be had
     */
    Extraction extract(DocumentFile file);
}
