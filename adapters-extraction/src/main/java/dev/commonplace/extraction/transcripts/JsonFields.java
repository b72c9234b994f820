package dev.commonplace.extraction.transcripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of an object of somebody else's, of which any can be missing or something else than it should be. */
record JsonFields(Map<?, ?> values) {
    static final JsonFields NONE = new JsonFields(Map.of());

    /** Nothing but an object has fields. */
    static JsonFields of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? new JsonFields(map) : NONE;
    }

    @Nullable Object any(String name) {
        return values.get(name);
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    JsonFields object(String name) {
        return of(values.get(name));
    }

    /** Texts, and numbers as they are written. */
    @Nullable String text(String name) {
        Object value = values.get(name);
        return value instanceof String || value instanceof Number ? value.toString() : null;
    }

    /** The same, where it says anything. */
    Optional<String> said(String name) {
        return Optional.ofNullable(text(name)).filter(text -> !text.isBlank());
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    long whole(String name, long otherwise) {
        return values.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    List<?> list(String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }

    /** The objects of a list; other elements are no use to anybody. */
    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (Object element : list(name)) {
            if (element instanceof Map<?, ?> map) {
                objects.add(new JsonFields(map));
            }
        }
        return objects;
    }
}
