package dev.commonplace.domain.topics;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** When what a node has was said: by the clock, and counted from the conversation's start in milliseconds, where known. */
public record NodeTimes(
        Optional<Instant> startedAt, Optional<Instant> endedAt, OptionalLong startMillis, OptionalLong endMillis) {
    public static final NodeTimes UNKNOWN =
            new NodeTimes(Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    public NodeTimes {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(startMillis, "startMillis");
        Objects.requireNonNull(endMillis, "endMillis");
    }
}
