package dev.commonplace.domain.documents;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A condition on one top-level key of the metadata. A document without the key never meets it. */
public sealed interface MetadataCondition {
    /** The key, 1 to 200 characters. */
    String key();

    /**
     * The value is exactly this JSON value; numbers are compared by value, so that 1 equals 1.0.
     *
     * @param value a JSON value as in {@link JsonObject}
     */
    record Equal(String key, @Nullable Object value) implements MetadataCondition {
        public Equal {
            key = checked(key);
            value = JsonObject.value("/metadata/" + key, value);
        }
    }

    /**
     * The value is a list that has this element, an object that has these members, or equal; PostgreSQL's {@code @>}.
     *
     * @param value a JSON value as in {@link JsonObject}
     */
    record Contains(String key, @Nullable Object value) implements MetadataCondition {
        public Contains {
            key = checked(key);
            value = JsonObject.value("/metadata/" + key, value);
        }
    }

    /**
     * The value lies between bounds of its own kind: numbers by value, texts by code point (RFC 3339 times in one zone
     * are in order of time). A value of the other kind does not meet it.
     *
     * @param from the lower bound, a Number or a String
     * @param fromInclusive whether the lower bound itself is meant too
     * @param to the upper bound, a Number or a String
     * @param toInclusive whether the upper bound itself is meant too
     */
    record Range(String key, Optional<Object> from, boolean fromInclusive, Optional<Object> to, boolean toInclusive)
            implements MetadataCondition {
        public Range {
            key = checked(key);
            from = from.map(bound -> bound(bound));
            to = to.map(bound -> bound(bound));
            if (from.isEmpty() && to.isEmpty()) {
                throw RefusedException.invalid("/metadata/" + key, "A range has at least one bound.");
            }
            if (from.isPresent() && to.isPresent() && (from.get() instanceof String) != (to.get() instanceof String)) {
                throw RefusedException.invalid("/metadata/" + key, "Both bounds are numbers, or both are texts.");
            }
        }

        /** Whether the bounds are texts; otherwise they are numbers. */
        public boolean ofTexts() {
            return from.or(() -> to).orElseThrow() instanceof String;
        }

        private static Object bound(Object value) {
            Object copy = JsonObject.value("/metadata", value);
            if (copy instanceof String || copy instanceof Number) {
                return copy;
            }
            throw RefusedException.invalid("/metadata", "A bound of a range is a number or a text.");
        }
    }

    private static String checked(String key) {
        return Text.required("/metadata", Objects.requireNonNull(key, "key"), 200);
    }
}
