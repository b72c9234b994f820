package dev.commonplace.domain.training;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a tenant lets its edits be handed out as training data.
 *
 * @param changed who has said so, and when; empty where nobody has said anything, which is no
 */
public record TrainingConsent(boolean given, Optional<Changed> changed) {
    public static final TrainingConsent NONE = new TrainingConsent(false, Optional.empty());

    /** Who has said it, and when. */
    public record Changed(String by, Instant at) {}
}
