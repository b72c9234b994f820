package dev.commonplace.http.training;

import dev.commonplace.domain.training.TrainingSet;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set, without its rows. */
record TrainingSetJson(
        String id,
        int edits,
        boolean pseudonyms,
        Map<String, @Nullable Object> wanted,
        String createdBy,
        Instant createdAt) {
    static TrainingSetJson of(TrainingSet set) {
        return new TrainingSetJson(
                set.id().toString(),
                set.edits(),
                set.pseudonyms(),
                set.wanted().values(),
                set.createdBy(),
                set.createdAt());
    }
}
