package dev.commonplace.persistence.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows taken apart into columns, each of which goes to the database as one array. */
public final class Columns {
    private Columns() {}

    /** One value of each row, in the order of the rows. */
    public static <R, T> List<@Nullable T> of(Collection<R> rows, Function<? super R, @Nullable T> value) {
        List<@Nullable T> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(value.apply(row)));
        return column;
    }
}
