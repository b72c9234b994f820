package dev.commonplace.http.embeddings;

import dev.commonplace.application.embeddings.EstimateFill.Estimate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What it would take to fill a space. */
record EstimateJson(
        UUID spaceId,
        String model,
        int dimension,
        long chunks,
        long messages,
        long tokens,
        int probedTexts,
        @Nullable Double textsPerSecond,
        @Nullable Double seconds,
        @Nullable BigDecimal cost) {
    private static final double MILLIS_PER_SECOND = 1_000;

    static EstimateJson of(Estimate estimate) {
        return new EstimateJson(
                estimate.space().id().value(),
                estimate.space().model(),
                estimate.space().dimension(),
                estimate.chunks(),
                estimate.messages(),
                estimate.tokens(),
                estimate.probed(),
                estimate.textsPerSecond().orElse(null),
                estimate.duration()
                        .map(Duration::toMillis)
                        .map(millis -> millis / MILLIS_PER_SECOND)
                        .orElse(null),
                estimate.cost().map(BigDecimal::stripTrailingZeros).orElse(null));
    }
}
