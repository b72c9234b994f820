package dev.commonplace.persistence.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Values of common types as arrays in PostgreSQL's binary form. Any of them can be null. */
public final class BinaryValues {
    private static final int UUID_BYTES = 2 * Long.BYTES;
    private static final int TEXT_BYTES_EXPECTED = 32;

    /** Where PostgreSQL's count of microseconds begins. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private BinaryValues() {}

    /** Writes one value that is not null. */
    @FunctionalInterface
    private interface Writer<T> {
        void write(T value, BinaryArray into);
    }

    public static BinaryArray uuids(Connection connection, Collection<? extends @Nullable UUID> values)
            throws SQLException {
        return array(
                connection,
                "uuid",
                UUID_BYTES,
                values,
                (value, into) -> into.next(UUID_BYTES)
                        .putLong(value.getMostSignificantBits())
                        .putLong(value.getLeastSignificantBits()));
    }

    public static BinaryArray integers(Connection connection, Collection<? extends @Nullable Integer> values)
            throws SQLException {
        return array(
                connection,
                "int4",
                Integer.BYTES,
                values,
                (value, into) -> into.next(Integer.BYTES).putInt(value));
    }

    public static BinaryArray texts(Connection connection, Collection<? extends @Nullable String> values)
            throws SQLException {
        int characters = values.stream()
                .mapToInt(value -> value == null ? 0 : value.length())
                .sum();
        int expected = values.isEmpty() ? 0 : characters / values.size() + TEXT_BYTES_EXPECTED;
        return array(connection, "text", expected, values, (value, into) -> {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            into.next(bytes.length).put(bytes);
        });
    }

    /** Whole microseconds. */
    public static BinaryArray times(Connection connection, Collection<? extends @Nullable Instant> values)
            throws SQLException {
        return array(
                connection,
                "timestamptz",
                Long.BYTES,
                values,
                (value, into) -> into.next(Long.BYTES).putLong(micros(Duration.between(EPOCH, value))));
    }

    private static long micros(Duration since) {
        return Math.addExact(
                Math.multiplyExact(since.getSeconds(), TimeUnit.SECONDS.toMicros(1)),
                TimeUnit.NANOSECONDS.toMicros(since.getNano()));
    }

    private static <T> BinaryArray array(
            Connection connection,
            String type,
            int bytesExpected,
            Collection<? extends @Nullable T> values,
            Writer<T> writer)
            throws SQLException {
        BinaryArray array = BinaryArray.of(connection, type, values.size() * (Integer.BYTES + bytesExpected));
        for (@Nullable T value : values) {
            if (value == null) {
                array.nextNull();
            } else {
                writer.write(value, array);
            }
        }
        return array;
    }
}
