package dev.commonplace.domain.embeddings;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a space stands between its making and its end.
 *
 * <pre>
 * created --> filling --> ready --> active --> retired --> dropping --> gone
 *    ^           |                    ^            |
 *    +-- stopped-+                    +- rollback -+
 * </pre>
 *
 * Who insists may activate a space that is not ready; what is not active may be dropped.
 */
public enum SpaceState {
    /** There, and nobody fills it: new, or its filling was stopped. */
    CREATED,
    /** A job gives every chunk its vector. */
    FILLING,
    /** Every chunk has its vector, but for those that came a moment ago. */
    READY,
    /** The tenant searches here. */
    ACTIVE,
    /** The tenant searched here before; the one left last can be gone back to. */
    RETIRED,
    /** A job removes its vectors, and then it is gone. */
    DROPPING;

    /** Whether the rules of a space's life allow the step. A space may always stay what it is. */
    public boolean mayBecome(SpaceState next) {
        return this == next || followers().contains(next);
    }

    private Set<SpaceState> followers() {
        return switch (this) {
            case CREATED -> EnumSet.of(FILLING, ACTIVE, DROPPING);
            case FILLING -> EnumSet.of(CREATED, READY, ACTIVE, DROPPING);
            case READY, RETIRED -> EnumSet.of(ACTIVE, DROPPING);
            case ACTIVE -> EnumSet.of(RETIRED);
            case DROPPING -> EnumSet.noneOf(SpaceState.class);
        };
    }

    /** Whether a job may bring vectors here. */
    public boolean takesVectors() {
        return this != DROPPING;
    }

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static SpaceState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
