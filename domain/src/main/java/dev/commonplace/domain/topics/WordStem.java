package dev.commonplace.domain.topics;

/**
 * Takes the commonest English endings off a word, so that "button" and "buttons", "design" and "designing" count as one. Cruder
 * than Porter's stemmer on purpose: it errs on the side of leaving a word alone, and other languages lose at most a plural s.
 */
final class WordStem {
    private static final int SHORTEST = 4;

    private WordStem() {}

    /** @param word in lower case */
    static String of(String word) {
        String stem = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        if (stem.length() < SHORTEST || !isPlain(stem)) {
            return stem;
        }
        if (stem.endsWith("ies") && stem.length() > SHORTEST) {
            return stem.substring(0, stem.length() - 3) + "y";
        }
        if (stem.endsWith("sses")) {
            return stem.substring(0, stem.length() - 2);
        }
        if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us") && !stem.endsWith("is")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        if (stem.endsWith("ing") && stem.length() >= 7) {
            return undouble(stem.substring(0, stem.length() - 3));
        }
        if (stem.endsWith("ed") && stem.length() >= 6) {
            return undouble(stem.substring(0, stem.length() - 2));
        }
        return stem.endsWith("e") && stem.length() > SHORTEST ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String undouble(String stem) {
        int end = stem.length() - 1;
        boolean doubled = stem.charAt(end) == stem.charAt(end - 1) && "bdgmnprt".indexOf(stem.charAt(end)) >= 0;
        return doubled ? stem.substring(0, end) : stem;
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
    }
}
