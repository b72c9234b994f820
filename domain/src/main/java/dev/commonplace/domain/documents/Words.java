package dev.commonplace.domain.documents;

import java.lang.Character.UnicodeScript;

/**
 * Where words end: at white space, and between the signs of scripts that are written without it (Chinese, Japanese), but
 * never before punctuation.
 */
final class Words {
    private static final int FIRST_EAST_ASIAN = 0x2E80;

    private Words() {}

    /** The end of the word that begins at {@code start}. */
    static int end(String content, int start, int limit) {
        int index = start;
        int previous = -1;
        while (index < limit && !WhiteSpace.is(content.charAt(index))) {
            int sign = content.codePointAt(index);
            if (previous >= 0 && partsWithoutSpace(previous, sign)) {
                return index;
            }
            previous = sign;
            index += Character.charCount(sign);
        }
        return Math.min(index, limit);
    }

    /** Whether a cut before the index leaves surrogate pairs and signs made of several code points whole. */
    static boolean separable(String content, int index) {
        char unit = content.charAt(index);
        if (Character.isLowSurrogate(unit) && Character.isHighSurrogate(content.charAt(index - 1))) {
            return false;
        }
        return !joins(content.codePointAt(index)) && content.charAt(index - 1) != ZERO_WIDTH_JOINER;
    }

    private static final char ZERO_WIDTH_JOINER = '\u200D';

    private static boolean joins(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> sign == ZERO_WIDTH_JOINER || (sign >= 0x1F3FB && sign <= 0x1F3FF);
        };
    }

    private static boolean partsWithoutSpace(int before, int after) {
        if ((before < FIRST_EAST_ASIAN && after < FIRST_EAST_ASIAN) || !Character.isLetterOrDigit(after)) {
            return false;
        }
        UnicodeScript scriptBefore = UnicodeScript.of(before);
        UnicodeScript scriptAfter = UnicodeScript.of(after);
        if (scriptBefore == UnicodeScript.KATAKANA && scriptAfter == UnicodeScript.KATAKANA) {
            return false;
        }
        return unspaced(scriptAfter) || unspaced(scriptBefore) || eastAsianPunctuation(before);
    }

    private static boolean unspaced(UnicodeScript script) {
        return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    private static boolean eastAsianPunctuation(int sign) {
        return (sign >= 0x3000 && sign <= 0x303F) || (sign >= 0xFF00 && sign <= 0xFF0F);
    }
}
