package dev.commonplace.persistence.support;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/** An array of texts as PostgreSQL writes it: arrays of arrays would be taken apart to the last element. */
public final class ArrayText {
    private static final String EMPTY = "{}";

    private ArrayText() {}

    public static String of(Collection<String> texts) {
        if (texts.isEmpty()) {
            return EMPTY;
        }
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(joining(",", "{", "}"));
    }
}
