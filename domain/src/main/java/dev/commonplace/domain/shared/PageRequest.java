package dev.commonplace.domain.shared;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which part of a list is wanted. Lists are newest first; ids rise with time, so an id is a place in every list.
 *
 * @param limit the most items, 1 to {@link #LIMIT_MAX}
 * @param after the last item already seen, empty for the beginning
 */
public record PageRequest(int limit, Optional<UUID> after) {
    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 200;

    public PageRequest {
        Objects.requireNonNull(after, "after");
        if (limit < 1 || limit > LIMIT_MAX) {
            throw RefusedException.invalid("/limit", "A page has 1 to " + LIMIT_MAX + " items.");
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, Optional.empty());
    }
}
