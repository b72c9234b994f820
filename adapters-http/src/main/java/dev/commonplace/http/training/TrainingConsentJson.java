package dev.commonplace.http.training;

import dev.commonplace.domain.training.TrainingConsent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether edits may be handed out. */
record TrainingConsentJson(
        boolean given, @Nullable String changedBy, @Nullable Instant changedAt) {
    static TrainingConsentJson of(TrainingConsent consent) {
        return new TrainingConsentJson(
                consent.given(),
                consent.changed().map(TrainingConsent.Changed::by).orElse(null),
                consent.changed().map(TrainingConsent.Changed::at).orElse(null));
    }
}
