package dev.commonplace.domain.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object as plain values: String, Boolean, Long, BigDecimal, null, List and Map. Whole numbers that
 * fit are Long, all others BigDecimal, so that equal JSON is equal here.
 */
public final class JsonObject {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    static final int DEPTH_MAX = 16;
    static final int VALUES_MAX = 5_000;
    static final int KEY_CHARACTERS_MAX = 200;
    public static final int STRING_CHARACTERS_MAX = 100_000;
    private static final int NUMBER_DIGITS_MAX = 400;
    /** With the zeros at either end written out. */
    private static final int NUMBER_DIGITS_READ_MAX = 3 * NUMBER_DIGITS_MAX;

    private final Map<String, @Nullable Object> values;

    private JsonObject(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * Copies and checks.
     *
     * @param field the object's place as a JSON Pointer, for messages
     * @throws RefusedException for values that are not JSON, cannot be stored, or are too many or too deep
     */
    public static JsonObject of(String field, Map<String, ? extends @Nullable Object> values) {
        return new JsonObject(new Copier().object(field, values, 1));
    }

    /** Like {@link #of(String, Map)} for values that our own code made. */
    public static JsonObject of(Map<String, ? extends @Nullable Object> values) {
        return of("", values);
    }

    /** An unmodifiable view; nested values are unmodifiable too. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    public @Nullable Object get(String key) {
        return values.get(key);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Checks and copies a single JSON value under the same rules. */
    public static @Nullable Object value(String field, @Nullable Object value) {
        return new Copier().value(field, value, 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && values.equals(object.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private static final class Copier {
        private int count;

        private Map<String, @Nullable Object> object(String field, Map<?, ?> source, int depth) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            source.forEach((key, value) -> {
                String name = Text.storable(field, String.valueOf(key), KEY_CHARACTERS_MAX);
                String pointer = field + "/" + name.replace("~", "~0").replace("/", "~1");
                copy.put(name, value(pointer, value, depth + 1));
            });
            return Collections.unmodifiableMap(copy);
        }

        private @Nullable Object value(String field, @Nullable Object value, int depth) {
            if (depth > DEPTH_MAX) {
                throw RefusedException.invalid(field, "Objects and lists nest at most " + DEPTH_MAX + " deep.");
            }
            if (++count > VALUES_MAX) {
                throw RefusedException.invalid(field, "An object holds at most " + VALUES_MAX + " values in all.");
            }
            return switch (value) {
                case null -> null;
                case String text -> Text.storable(field, text, STRING_CHARACTERS_MAX);
                case Boolean bool -> bool;
                case Number number -> number(field, number);
                case Map<?, ?> map -> object(field, map, depth);
                case Collection<?> list -> list(field, list, depth);
                default -> throw RefusedException.invalid(field, "This is not a JSON value.");
            };
        }

        private List<@Nullable Object> list(String field, Collection<?> source, int depth) {
            List<@Nullable Object> copy = new ArrayList<>(source.size());
            for (Object element : source) {
                copy.add(value(field + "/" + copy.size(), element, depth + 1));
            }
            return Collections.unmodifiableList(copy);
        }

        private static Number number(String field, Number number) {
            BigDecimal decimal = switch (number) {
                case BigDecimal exact -> exact;
                case BigInteger whole -> new BigDecimal(whole);
                case Double floating -> finite(field, floating);
                case Float floating -> finite(field, floating.doubleValue());
                default -> BigDecimal.valueOf(number.longValue());
            };
            requireDigits(field, decimal, NUMBER_DIGITS_READ_MAX);
            // PostgreSQL writes out the zeros of 1E+25, which must still be the same number when it is read back.
            decimal = decimal.stripTrailingZeros();
            requireDigits(field, decimal, NUMBER_DIGITS_MAX);
            if (decimal.scale() <= 0 && decimal.precision() - decimal.scale() <= 18) {
                return decimal.longValueExact();
            }
            return decimal;
        }

        private static void requireDigits(String field, BigDecimal decimal, int max) {
            if (decimal.precision() > max || decimal.scale() > max || decimal.scale() < -max) {
                throw RefusedException.invalid(
                        field, "A number has at most " + NUMBER_DIGITS_MAX + " digits before and after its point.");
            }
        }

        private static BigDecimal finite(String field, double value) {
            if (!Double.isFinite(value)) {
                throw RefusedException.invalid(field, "A number must be finite.");
            }
            return BigDecimal.valueOf(value);
        }
    }
}
