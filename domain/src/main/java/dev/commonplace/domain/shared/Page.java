package dev.commonplace.domain.shared;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A part of a list, newest first.
 *
 * @param items the items, at most as many as were asked for
 * @param next the place to go on from, empty where the list ends
 */
public record Page<T>(List<T> items, Optional<UUID> next) {
    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(next, "next");
    }

    /**
     * Makes a page of a query that asked for one item more than the limit: the extra one only says that there is more.
     *
     * @param id the place of an item
     */
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, UUID> id) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(items, Optional.of(id.apply(items.getLast())));
    }
}
