package dev.commonplace.domain.shared;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;

/** Reads the words by which the constants of an enum are stored and shown. */
public final class Choice {
    private Choice() {}

    /** The lower-case name of a constant, by which it is stored and shown. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @throws RefusedException {@code INVALID_VALUE} that lists the words there are */
    public static <E extends Enum<E>> E parse(String field, String word, E[] constants) {
        for (E constant : constants) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw RefusedException.invalid(
                field,
                "One of " + Arrays.stream(constants).map(Choice::word).collect(joining(", ")) + " is expected here.");
    }
}
