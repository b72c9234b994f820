package dev.commonplace.http.embeddings;

import dev.commonplace.application.search.ListVectorIndexes.SpaceIndex;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.IndexStrategy;
import dev.commonplace.domain.embeddings.RecallRecord;
import dev.commonplace.domain.embeddings.VectorIndexState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a space is searched, as it is shown. */
record VectorIndexJson(
        UUID spaceId,
        String model,
        int dimension,
        boolean isActive,
        String strategy,
        String wanted,
        String reason,
        @Nullable Long vectors,
        double searchesPerSecond,
        @Nullable Instant measuredAt,
        @Nullable IndexJson index,
        @Nullable RecallJson recall,
        @Nullable String alarm) {
    private static final String NEVER_SEARCHED = "never searched by meaning yet";
    private static final double MILLIS_PER_SECOND = 1_000;

    /** What the index cost. */
    record IndexJson(long bytes, Instant builtAt, double buildSeconds, long builtVectors, int efSearch) {}

    /** What its answers were worth. */
    record RecallJson(double mean, long samples, long hitsAsked, long hitsReturned) {}

    static VectorIndexJson of(SpaceIndex shown) {
        EmbeddingSpace space = shown.space();
        Optional<VectorIndexState> state = shown.state();
        return new VectorIndexJson(
                space.id().value(),
                space.model(),
                space.dimension(),
                space.active(),
                state.map(VectorIndexState::strategy)
                        .orElse(IndexStrategy.EXACT)
                        .word(),
                state.map(VectorIndexState::wanted).orElse(IndexStrategy.EXACT).word(),
                state.map(VectorIndexState::reason).orElse(NEVER_SEARCHED),
                state.filter(known -> known.load().measuredAt().isPresent())
                        .map(known -> known.load().vectors())
                        .orElse(null),
                state.map(known -> known.load().searchesPerSecond()).orElse(0.0),
                state.flatMap(known -> known.load().measuredAt()).orElse(null),
                state.flatMap(known -> known.index().map(cost -> index(cost, known.efSearch())))
                        .orElse(null),
                state.flatMap(known -> recall(known.recall())).orElse(null),
                state.flatMap(VectorIndexState::alarm).orElse(null));
    }

    private static IndexJson index(VectorIndexState.Cost cost, int efSearch) {
        return new IndexJson(
                cost.bytes(),
                cost.builtAt(),
                cost.buildTime().toMillis() / MILLIS_PER_SECOND,
                cost.vectors(),
                efSearch);
    }

    private static Optional<RecallJson> recall(RecallRecord record) {
        return record.recall().isEmpty()
                ? Optional.empty()
                : Optional.of(new RecallJson(
                        record.recall().getAsDouble(), record.samples(), record.asked(), record.returned()));
    }
}
