package dev.commonplace.application.training;

import dev.commonplace.application.corrections.CorrectionsWork;

/** What training data works with inside a transaction. */
public interface TrainingWork extends CorrectionsWork {
    TrainingConsents trainingConsents();

    TrainingSets trainingSets();
}
