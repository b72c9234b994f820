package dev.commonplace.http.training;

import dev.commonplace.application.training.HandOutEdits;
import dev.commonplace.application.training.ManageTrainingConsent;

/** What the routes of training data call. */
public record TrainingUseCases(ManageTrainingConsent consent, HandOutEdits handOut) {}
