package dev.commonplace.domain.conversations;

import static java.util.stream.Collectors.joining;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Arrays;
import java.util.Locale;

/** Reads the words by which the constants of an enum are stored and shown. */
final class Choice {
    private Choice() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @throws RefusedException {@code INVALID_VALUE} that lists the words there are */
    static <E extends Enum<E>> E parse(String field, String word, E[] constants) {
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
