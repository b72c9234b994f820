package dev.commonplace.persistence.support;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement, a column to an array: {@code insert ... select from unnest}. COPY is closed to who obeys
 * row-level security, and a statement for each row costs more than the row.
 */
public final class BulkInsert {
    /** Bounds what one statement holds in memory on both sides. */
    static final int ROWS_MAX = 2_000;

    private BulkInsert() {}

    /** Inserts rows of one table, in the columns that were set in the first of them. */
    public static void into(DSLContext dsl, List<? extends TableRecord<?>> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_MAX) {
            List<? extends TableRecord<?>> part = rows.subList(from, Math.min(rows.size(), from + ROWS_MAX));
            TableRecord<?> first = part.getFirst();
            Field<?>[] fields =
                    Arrays.stream(first.fields()).filter(first::touched).toArray(Field<?>[]::new);
            BulkStatement.execute(dsl, sql(first.getTable(), fields), part.size(), (connection, statement) -> {
                for (int column = 0; column < fields.length; column++) {
                    bind(statement, column + 1, fields[column], part);
                }
            });
        }
    }

    private static String sql(Table<?> table, Field<?>[] fields) {
        return "insert into " + table + " ("
                + Arrays.stream(fields).map(field -> quoted(field.getName())).collect(joining(", ")) + ") select "
                + IntStream.range(0, fields.length)
                        .mapToObj(i -> "c" + i + cast(fields[i]))
                        .collect(joining(", "))
                + " from unnest("
                + Arrays.stream(fields).map(field -> "?::" + arrayType(field)).collect(joining(", "))
                + ") as rows ("
                + IntStream.range(0, fields.length).mapToObj(i -> "c" + i).collect(joining(", ")) + ")";
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** Arrays of arrays would be taken apart to the last element, so that these travel as text. */
    private static String cast(Field<?> field) {
        Class<?> type = databaseType(field);
        return type.isArray() && type != byte[].class ? "::text[]" : type == JSONB.class ? "::jsonb" : "";
    }

    private static String arrayType(Field<?> field) {
        Class<?> type = databaseType(field);
        if (type == UUID.class) {
            return "uuid[]";
        } else if (type == Integer.class) {
            return "integer[]";
        } else if (type == Long.class) {
            return "bigint[]";
        } else if (type == Double.class) {
            return "double precision[]";
        } else if (type == Boolean.class) {
            return "boolean[]";
        } else if (type == Instant.class) {
            return "timestamptz[]";
        } else if (type == byte[].class) {
            return "bytea[]";
        } else if (type == String.class || type == JSONB.class || type == String[].class) {
            return "text[]";
        }
        throw new IllegalArgumentException("A column of " + type + " cannot be inserted in bulk: " + field);
    }

    private static void bind(
            PreparedStatement statement, int index, Field<?> field, List<? extends TableRecord<?>> rows)
            throws SQLException {
        Class<?> type = databaseType(field);
        if (type == byte[].class) {
            byte[][] values =
                    rows.stream().map(row -> (byte[]) stored(row, field)).toArray(byte[][]::new);
            statement.setObject(index, values);
            return;
        }
        if (type == UUID.class || type == Instant.class) {
            statement.setObject(index, binary(statement.getConnection(), type, rows, field));
            return;
        }
        String name = arrayType(field).replace("[]", "");
        Object[] values = rows.stream().map(row -> element(stored(row, field))).toArray(size -> array(type, size));
        statement.setArray(index, statement.getConnection().createArrayOf(name, values));
    }

    /** The driver has no binary form for arrays of these. */
    private static BinaryArray binary(
            Connection connection, Class<?> type, List<? extends TableRecord<?>> rows, Field<?> field)
            throws SQLException {
        if (type == UUID.class) {
            return BinaryValues.uuids(connection, column(rows, field, UUID.class));
        }
        return BinaryValues.times(connection, column(rows, field, Instant.class));
    }

    private static <T> List<@Nullable T> column(List<? extends TableRecord<?>> rows, Field<?> field, Class<T> type) {
        return Columns.of(rows, row -> type.cast(stored(row, field)));
    }

    private static Object[] array(Class<?> type, int size) {
        if (type == Integer.class) {
            return new Integer[size];
        } else if (type == Long.class) {
            return new Long[size];
        } else if (type == Double.class) {
            return new Double[size];
        } else if (type == Boolean.class) {
            return new Boolean[size];
        }
        return new String[size];
    }

    private static @Nullable Object element(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JSONB json -> json.data();
            case String[] texts -> ArrayText.of(Arrays.asList(texts));
            default -> value;
        };
    }

    private static @Nullable Object stored(TableRecord<?> row, Field<?> field) {
        return converted(row.get(field), field);
    }

    @SuppressWarnings("unchecked")
    private static <U> @Nullable Object converted(@Nullable Object value, Field<U> field) {
        return value == null ? null : field.getConverter().to((U) value);
    }

    private static Class<?> databaseType(Field<?> field) {
        return field.getConverter().fromType();
    }
}
