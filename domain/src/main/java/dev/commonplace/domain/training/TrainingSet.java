package dev.commonplace.domain.training;

import dev.commonplace.domain.shared.JsonObject;
import java.time.Instant;
import java.util.Objects;

/**
 * Edits that were handed out together.
 *
 * @param wanted which ones were asked for, as the one who asked wrote it
 * @param pseudonyms whether people have other names in it
 * @param edits how many there were when it was made
 */
public record TrainingSet(
        TrainingSetId id, JsonObject wanted, boolean pseudonyms, int edits, String createdBy, Instant createdAt) {
    public TrainingSet {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(createdBy, "createdBy");
        Objects.requireNonNull(createdAt, "createdAt");
        if (edits < 1) {
            throw new IllegalArgumentException("A set has edits.");
        }
    }
}
