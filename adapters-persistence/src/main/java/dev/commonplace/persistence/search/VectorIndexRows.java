package dev.commonplace.persistence.search;

import dev.commonplace.domain.embeddings.IndexStrategy;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.embeddings.RecallRecord;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.VectorIndexState;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.VectorIndexesRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads rows as values. */
final class VectorIndexRows {
    private static final double NANOS_PER_SECOND = 1e9;

    private VectorIndexRows() {}

    static VectorIndexState state(VectorIndexesRecord row) {
        return new VectorIndexState(
                new IndexedSpace(new TenantId(row.getTenantId()), new SpaceId(row.getSpaceId())),
                IndexStrategy.ofWord(row.getStrategy()),
                IndexStrategy.ofWord(row.getWanted()),
                row.getReason(),
                new VectorIndexState.Load(
                        row.getVectors(),
                        row.getVectorsPerSecond(),
                        row.getSearches(),
                        row.getSearchesSeen(),
                        row.getSearchesPerSecond(),
                        Optional.ofNullable(row.getMeasuredAt())),
                row.getEfSearch(),
                cost(row),
                recall(row),
                Optional.ofNullable(row.getAlarm()));
    }

    static RecallRecord recall(VectorIndexesRecord row) {
        @Nullable Double recall = row.getRecall();
        return new RecallRecord(
                recall == null ? OptionalDouble.empty() : OptionalDouble.of(recall),
                row.getRecallSamples(),
                row.getHitsAsked(),
                row.getHitsReturned());
    }

    private static Optional<VectorIndexState.Cost> cost(VectorIndexesRecord row) {
        @Nullable Instant builtAt = row.getBuiltAt();
        @Nullable Double seconds = row.getBuildSeconds();
        @Nullable Long vectors = row.getBuiltVectors();
        if (builtAt == null || seconds == null || vectors == null) {
            return Optional.empty();
        }
        return Optional.of(new VectorIndexState.Cost(
                row.getIndexBytes(), builtAt, Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)), vectors));
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
