package dev.commonplace.http.json;

import dev.commonplace.domain.shared.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list, with the place to go on from, which is null at the end. */
public record PageJson<T>(List<T> items, @Nullable String nextCursor) {
    public static <S, T> PageJson<T> of(Page<S> page, Function<S, T> item) {
        return new PageJson<>(
                page.items().stream().map(item).toList(),
                page.next().map(Cursors::of).orElse(null));
    }

    /** A list that is never longer than one page. */
    public static <S, T> PageJson<T> whole(List<S> items, Function<S, T> item) {
        return new PageJson<>(items.stream().map(item).toList(), null);
    }
}
