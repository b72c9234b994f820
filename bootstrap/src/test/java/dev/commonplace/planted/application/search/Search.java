package dev.commonplace.planted.application.search;

import dev.commonplace.planted.application.documents.BreaksApplicationFeaturesFormNoCycle;
import java.util.function.Supplier;

/** The other half of a cycle. */
public record Search(Supplier<BreaksApplicationFeaturesFormNoCycle> documents) {
    /** Uses the other half in a way that the compiled class shows. */
    public BreaksApplicationFeaturesFormNoCycle first() {
        return documents.get();
    }
}
