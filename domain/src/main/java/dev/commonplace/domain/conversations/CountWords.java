package dev.commonplace.domain.conversations;

/**
 * Counts words: runs without white space that have a letter or a digit; of scripts written without spaces (Chinese, Japanese),
 * each sign.
 */
public final class CountWords {
    private CountWords() {}

    public static int in(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            i += Character.charCount(sign);
            if (Character.isIdeographic(sign) || isKana(sign)) {
                words++;
                inWord = false;
            } else if (Character.isWhitespace(sign) || Character.isSpaceChar(sign)) {
                inWord = false;
            } else if (!inWord && Character.isLetterOrDigit(sign)) {
                words++;
                inWord = true;
            }
        }
        return words;
    }

    static boolean isKana(int sign) {
        return sign >= 0x3041 && sign <= 0x30FF;
    }
}
