package dev.commonplace.persistence.support;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Puts conditions together of which some are not wanted. */
public final class Conditions {
    private Conditions() {}

    /** Those that are there, together. */
    public static Condition all(List<Optional<Condition>> conditions) {
        return DSL.and(conditions.stream().flatMap(Optional::stream).toList());
    }
}
