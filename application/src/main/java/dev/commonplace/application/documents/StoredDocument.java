package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.Document;
import java.util.Locale;

/** A document after it was handed in, with what that did. */
public record StoredDocument(Document document, Effect effect) {
    /** What handing a document in did. */
    public enum Effect {
        /** It is new. */
        CREATED,
        /** It is a new version of a document that was there. */
        REPLACED,
        /** It was there already, exactly so: nothing was done. */
        UNCHANGED;

        /** The lower-case name that is shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
