package dev.commonplace.domain.shared;

/**
 * Turns UTF-16 indices of a Java string into offsets in Unicode code points, which are what callers count in: Python's
 * {@code content[start:end]} is a chunk exactly. Made in one pass over the text; a look-up takes constant time.
 */
public final class CodePointOffsets {
    private static final int STRIDE_UNITS = 256;

    private final String content;
    private final int[] pairsBefore;

    public CodePointOffsets(String content) {
        this.content = content;
        this.pairsBefore = new int[content.length() / STRIDE_UNITS + 1];
        for (int stride = 1; stride < pairsBefore.length; stride++) {
            int end = stride * STRIDE_UNITS;
            pairsBefore[stride] = pairsBefore[stride - 1] + pairsEnding(end - STRIDE_UNITS, end);
        }
    }

    /**
     * How many code points stand before the index.
     *
     * @param index a UTF-16 index from 0 to the length of the text, not between the halves of a surrogate pair
     */
    public int at(int index) {
        if (index < 0 || index > content.length()) {
            throw new IndexOutOfBoundsException("Index " + index + " of a text of " + content.length() + " units.");
        }
        int stride = index / STRIDE_UNITS;
        return index - pairsBefore[stride] - pairsEnding(stride * STRIDE_UNITS, index);
    }

    private int pairsEnding(int start, int end) {
        int pairs = 0;
        for (int i = Math.max(start, 1); i < end; i++) {
            if (Character.isLowSurrogate(content.charAt(i)) && Character.isHighSurrogate(content.charAt(i - 1))) {
                pairs++;
            }
        }
        return pairs;
    }
}
