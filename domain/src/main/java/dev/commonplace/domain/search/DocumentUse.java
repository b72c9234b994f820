package dev.commonplace.domain.search;

import java.time.Instant;
import java.util.Objects;

/**
 * How often hits of a document were opened or used.
 *
 * @param lastUsedAt the last time
 */
public record DocumentUse(long count, Instant lastUsedAt) {
    public DocumentUse {
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
    }
}
