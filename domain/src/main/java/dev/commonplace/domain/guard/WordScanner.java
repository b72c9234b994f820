package dev.commonplace.domain.guard;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the words of a text in order, each in a form that does not depend on case, width and composition, nor on invisible
 * characters in it. In scripts that put no space between words each character is a word.
 */
final class WordScanner {
    /** More than a line break with some indentation is no gap inside a phrase. */
    private static final int GAP_UNITS_MAX = 8;

    private final String text;
    private int position;

    WordScanner(String text) {
        this.text = text;
    }

    /** A word in its comparable form, and where it stands. */
    record Word(String form, int start, int end) {}

    /** All of them. */
    static List<Word> words(String text) {
        WordScanner scanner = new WordScanner(text);
        List<Word> words = new ArrayList<>();
        for (Optional<Word> word = scanner.next(); word.isPresent(); word = scanner.next()) {
            words.add(word.get());
        }
        return words;
    }

    /** Whether these are words with nothing but gaps between them, and nothing around. */
    static boolean isPhrase(String text) {
        List<Word> words = words(text);
        if (words.isEmpty() || words.getFirst().start() > 0 || words.getLast().end() < text.length()) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            if (!isGap(text, words.get(i - 1).end(), words.get(i).start())) {
                return false;
            }
        }
        return true;
    }

    /** Whether what stands between two words leaves them in one phrase. */
    static boolean isGap(String text, int from, int to) {
        if (to - from > GAP_UNITS_MAX) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char unit = text.charAt(i);
            boolean gap = Character.isWhitespace(unit)
                    || Character.isSpaceChar(unit)
                    || Character.getType(unit) == Character.DASH_PUNCTUATION
                    || Character.getType(unit) == Character.CONNECTOR_PUNCTUATION
                    || unit == '\''
                    || unit == '\u2019'
                    || isInvisible(unit);
            if (!gap) {
                return false;
            }
        }
        return true;
    }

    /** The next word, empty at the end of the text. */
    Optional<Word> next() {
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            if (Character.isLetterOrDigit(codePoint)) {
                return Optional.of(word());
            }
            position += Character.charCount(codePoint);
        }
        return Optional.empty();
    }

    private Word word() {
        int start = position;
        int first = text.codePointAt(position);
        position += Character.charCount(first);
        int end = position;
        boolean alone = standsAlone(first);
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            boolean letter = Character.isLetterOrDigit(codePoint);
            if (letter ? alone || standsAlone(codePoint) : !isMark(codePoint) && !isInvisible(codePoint)) {
                break;
            }
            position += Character.charCount(codePoint);
            if (!isInvisible(codePoint)) {
                end = position;
            }
        }
        return new Word(form(text.substring(start, end)), start, end);
    }

    private static String form(String word) {
        boolean plain = word.chars().allMatch(unit -> unit < 0x80);
        if (plain) {
            return word.toLowerCase(Locale.ROOT);
        }
        StringBuilder visible = new StringBuilder(word.length());
        word.codePoints().filter(point -> !isInvisible(point)).forEach(visible::appendCodePoint);
        String composed = Normalizer.normalize(visible, Normalizer.Form.NFKC);
        // Up and down again: some letters are the same in one case only.
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean standsAlone(int codePoint) {
        if (codePoint < 0x0E00) {
            return false;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Soft hyphens, joiners and spaces without width, which hide a word from a plain search. */
    private static boolean isInvisible(int codePoint) {
        return codePoint == 0x00AD || Character.getType(codePoint) == Character.FORMAT || codePoint == 0xFE0F;
    }
}
