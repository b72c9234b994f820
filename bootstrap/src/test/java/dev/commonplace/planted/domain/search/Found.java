package dev.commonplace.planted.domain.search;

import dev.commonplace.planted.domain.documents.BreaksDomainFeaturesFormNoCycle;
import java.util.function.Supplier;

/** The other half of a cycle. */
public record Found(Supplier<BreaksDomainFeaturesFormNoCycle> documents) {
    /** Uses the other half in a way that the compiled class shows. */
    public BreaksDomainFeaturesFormNoCycle first() {
        return documents.get();
    }
}
