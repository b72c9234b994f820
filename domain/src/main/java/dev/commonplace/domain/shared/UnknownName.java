package dev.commonplace.domain.shared;

import java.util.Collection;
import java.util.Comparator;

/** What to say of a name that is none of those that are known. */
public final class UnknownName {
    private static final int NAME_CHARACTERS_MAX = 60;
    private static final int LETTERS_MIN = 2;
    /** From so many letters on, two keystrokes may be wrong. */
    private static final int LETTERS_FOR_TWO = 6;

    private UnknownName() {}

    /**
     * @param what it is the name of, such as "field"
     * @return a sentence, with the known name that is nearest where one is near
     */
    public static String of(String what, String name, Collection<String> known) {
        String none = "There is no such " + what + ".";
        int letters = name.length();
        if (letters < LETTERS_MIN || letters > NAME_CHARACTERS_MAX) {
            return none;
        }
        int most = letters < LETTERS_FOR_TWO ? 1 : 2;
        return known.stream()
                .filter(other -> EditDistance.between(name, other, most) <= most)
                .min(Comparator.comparingInt((String other) -> EditDistance.between(name, other, most))
                        .thenComparing(Comparator.naturalOrder()))
                .map(other -> none + " Did you mean \"" + other + "\"?")
                .orElse(none);
    }
}
