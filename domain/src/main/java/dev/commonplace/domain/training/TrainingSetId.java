package dev.commonplace.domain.training;

import java.util.Objects;
import java.util.UUID;

/** Names a set of training data within its tenant. */
public record TrainingSetId(UUID value) {
    public TrainingSetId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
