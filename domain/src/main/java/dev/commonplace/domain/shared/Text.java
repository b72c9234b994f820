package dev.commonplace.domain.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules that every text from outside obeys: storable (no NUL, no half surrogate pair) and within its length. */
public final class Text {
    private Text() {}

    /**
     * A text that must be there.
     *
     * @param field its place as a JSON Pointer
     * @param charactersMax the most Unicode code points it may have
     * @throws RefusedException naming the field, for null, blank, too long or unstorable text
     */
    public static String required(String field, @Nullable String value, int charactersMax) {
        if (value == null || value.isBlank()) {
            throw RefusedException.invalid(field, "A value is required here, and it must not be blank.");
        }
        return storable(field, value, charactersMax);
    }

    /** A text that may be absent; a blank one counts as absent. */
    public static Optional<String> optional(String field, @Nullable String value, int charactersMax) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(storable(field, value, charactersMax));
    }

    /** A text of any content, blank included, that can be stored. */
    public static String storable(String field, String value, int charactersMax) {
        if (value.length() > charactersMax && value.codePointCount(0, value.length()) > charactersMax) {
            throw RefusedException.invalid(field, "At most " + charactersMax + " characters are allowed here.");
        }
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit == 0) {
                throw RefusedException.invalid(field, "The character U+0000 cannot be stored.");
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                throw RefusedException.invalid(field, "A surrogate without its other half is not a character.");
            }
        }
        return value;
    }
}
