package dev.commonplace.http.training;

/**
 * A set that was made.
 *
 * @param more whether edits are left for another one
 */
record MadeTrainingSetJson(TrainingSetJson set, boolean more) {}
