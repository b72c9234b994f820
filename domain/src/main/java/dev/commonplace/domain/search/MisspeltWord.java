package dev.commonplace.domain.search;

import dev.commonplace.domain.shared.EditDistance;

/**
 * A word that may be meant for another one, and the rule where to look for that: a near word begins or ends as the misspelt one
 * does. Lengths are in Unicode code points, keystrokes those of {@link EditDistance}.
 *
 * <p>One keystroke anywhere is always found, if beginning and end have one letter less than the n of the word together. Letters are
 * counted from 0, the beginning is those before f, the end those from f + 1 on. A keystroke at f or later (a letter that is dropped or
 * replaced, the first of two that are swapped, the one before which something is inserted) leaves the beginning as it is. One before
 * f touches f at most, where that is the second of two that are swapped, and leaves the end. With a longer beginning or end, the swap
 * between both would touch both.
 *
 * <p>Where two keystrokes may be wrong, both are a third of the word and {@value #PIECE_LETTERS_MAX} letters at most, since longer
 * ones miss more and leave hardly fewer to look at. That misses only words with one keystroke in the beginning and the other in the
 * end.
 *
 * @param word in lower case, of {@value #LETTERS_MIN} letters at least
 */
public record MisspeltWord(String word) {
    /** Shorter words are near to too many. */
    public static final int LETTERS_MIN = 3;
    /** From so many letters on, two keystrokes may be wrong. */
    private static final int LETTERS_FOR_TWO = 6;

    private static final int PIECE_LETTERS_MAX = 4;

    public MisspeltWord {
        if (!isLongEnough(word)) {
            throw new IllegalArgumentException("A word of fewer than " + LETTERS_MIN + " letters is not mended.");
        }
    }

    public static boolean isLongEnough(String word) {
        return letters(word) >= LETTERS_MIN;
    }

    public int keystrokesMax() {
        return letters(word) < LETTERS_FOR_TWO ? 1 : 2;
    }

    /** What a near word begins with, if it does not end with {@link #end}. */
    public String beginning() {
        return word.substring(0, word.offsetByCodePoints(0, beginningLetters()));
    }

    /** What a near word ends with, if it does not begin with {@link #beginning}. */
    public String end() {
        return word.substring(word.offsetByCodePoints(word.length(), -endLetters()));
    }

    /** The length of the shortest word that may be meant. */
    public int lettersMin() {
        return letters(word) - keystrokesMax();
    }

    /** The length of the longest word that may be meant. */
    public int lettersMax() {
        return letters(word) + keystrokesMax();
    }

    /** Whether it is one of the words to look at: it begins or ends as this one does, and has about its length. */
    public boolean mayMean(String known) {
        int letters = letters(known);
        return (known.startsWith(beginning()) || known.endsWith(end()))
                && letters >= lettersMin()
                && letters <= lettersMax();
    }

    private int beginningLetters() {
        int letters = letters(word);
        return keystrokesMax() == 1 ? (letters - 1) / 2 : Math.min(letters / 3, PIECE_LETTERS_MAX);
    }

    private int endLetters() {
        return keystrokesMax() == 1 ? letters(word) - 1 - beginningLetters() : beginningLetters();
    }

    private static int letters(String word) {
        return word.codePointCount(0, word.length());
    }
}
