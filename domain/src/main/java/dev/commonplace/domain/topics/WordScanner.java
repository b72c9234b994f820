package dev.commonplace.domain.topics;

/**
 * Finds words: letters and numbers of any script, an apostrophe before them, marks and underscores among them, and within a word
 * {@code '}, {@code ’}, {@code .} and {@code -}. The same as {@value #PATTERN}, for a fifth of the time: a graph reads every
 * message some ten times.
 */
final class WordScanner {
    /** What this does, as a regular expression. */
    static final String PATTERN = "'?[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}_]|['’.\\-](?=[\\p{L}\\p{N}]))*";

    private static final int NUMBERS =
            1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER | 1 << Character.OTHER_NUMBER;
    private static final int LETTERS_AND_NUMBERS = NUMBERS
            | 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER;
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;

    private final String text;
    private int start;
    private int end;

    WordScanner(String text) {
        this.text = text;
    }

    /** Goes to the next word; says whether there is one. */
    boolean find() {
        int at = end;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            int letter = sign == '\'' ? at + 1 : at;
            if (isOneOf(letter, LETTERS_AND_NUMBERS)) {
                start = at;
                end = wordEnd(letter);
                return true;
            }
            at += Character.charCount(sign);
        }
        start = text.length();
        end = start;
        return false;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String group() {
        return text.substring(start, end);
    }

    private int wordEnd(int letter) {
        int at = letter;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            boolean joins = sign == '\'' || sign == '’' || sign == '.' || sign == '-';
            if (joins
                    ? !isOneOf(at + 1, LETTERS_AND_NUMBERS)
                    : sign != '_' && !isOneOf(at, LETTERS_AND_NUMBERS | MARKS)) {
                return at;
            }
            at += Character.charCount(sign);
        }
        return at;
    }

    /** Whether there is a sign of one of these kinds. */
    private boolean isOneOf(int at, int kinds) {
        return at < text.length() && (1 << Character.getType(text.codePointAt(at)) & kinds) != 0;
    }
}
