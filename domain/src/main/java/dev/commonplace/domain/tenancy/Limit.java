package dev.commonplace.domain.tenancy;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How much of a resource a tenant may have, and has.
 *
 * @param maximum empty for no limit
 */
public record Limit(OptionalLong maximum, long used) {
    public static final Limit NONE = new Limit(OptionalLong.empty(), 0);

    public Limit {
        Objects.requireNonNull(maximum, "maximum");
        if (maximum.isPresent() && maximum.getAsLong() < 0) {
            throw RefusedException.invalid("/limits", "A limit is not negative.");
        }
        if (used < 0) {
            throw new IllegalArgumentException("Nothing can be used less than not at all.");
        }
    }

    /** Whether so many more still fit. */
    public boolean allows(long more) {
        return maximum.isEmpty() || more <= maximum.getAsLong() - used;
    }
}
