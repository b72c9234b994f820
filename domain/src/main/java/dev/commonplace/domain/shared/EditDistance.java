package dev.commonplace.domain.shared;

/**
 * How many keystrokes lie between two words: letters inserted, dropped, replaced, or two neighbours swapped (optimal
 * string alignment, the restricted form of Damerau 1964).
 */
public final class EditDistance {
    private EditDistance() {}

    /** Counted in Unicode code points; more than the most that is of interest counts as one more than that. */
    public static int between(String one, String other, int most) {
        if (lettersDiffer(one, other, most)) {
            return most + 1;
        }
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        if (Math.abs(a.length - b.length) > most) {
            return most + 1;
        }
        int[] beforeLast = new int[b.length + 1];
        int[] last = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int[] row = new int[b.length + 1];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most + 1) {
                return most + 1;
            }
            beforeLast = last;
            last = row;
        }
        return Math.min(last[b.length], most + 1);
    }

    /**
     * A keystroke takes away one kind of letter at most and brings one at most. That is counted in a fraction of the time, and
     * sets nearly all words of a vocabulary apart.
     */
    private static boolean lettersDiffer(String one, String other, int most) {
        long a = letters(one);
        long b = letters(other);
        return Long.bitCount(a & ~b) > most || Long.bitCount(b & ~a) > most;
    }

    /** A bit for each letter that occurs; different letters can share one. */
    private static long letters(String word) {
        long letters = 0;
        for (int at = 0; at < word.length(); ) {
            int letter = word.codePointAt(at);
            // A shift goes by the last six bits.
            letters |= 1L << letter;
            at += Character.charCount(letter);
        }
        return letters;
    }
}
