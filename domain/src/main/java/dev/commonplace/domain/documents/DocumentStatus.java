package dev.commonplace.domain.documents;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Locale;

/** How far a document is on its way to being found by meaning. By words it is found from the start. */
public enum DocumentStatus {
    /** Some of its chunks have no vector yet. */
    INDEXING,
    /** Every chunk has its vector. */
    READY,
    /** The vectors could not be made; the document says why. */
    FAILED;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DocumentStatus parse(String field, String word) {
        for (DocumentStatus status : values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw RefusedException.invalid(field, "A status is one of indexing, ready and failed.");
    }
}
