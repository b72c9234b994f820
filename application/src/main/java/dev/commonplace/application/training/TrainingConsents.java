package dev.commonplace.application.training;

import dev.commonplace.domain.training.TrainingConsent;

/** Whether one tenant lets its edits be handed out. */
public interface TrainingConsents {
    TrainingConsent read();

    /** Like {@link #read}; until the transaction ends, it does not change, and nobody else reads it so. */
    TrainingConsent readForHandingOut();

    /** Keeps what is said now; {@code changed} is there. */
    void put(TrainingConsent consent);
}
