package dev.commonplace.domain.answers;

import dev.commonplace.domain.documents.WhiteSpace;
import java.util.Arrays;

/** A text with single blanks and plain quotation marks, and where each of its units comes from. */
final class PlainText {
    private final String text;
    private final int[] starts;
    private final int[] ends;

    private PlainText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static PlainText of(String original) {
        StringBuilder plain = new StringBuilder(original.length());
        int[] starts = new int[original.length()];
        int[] ends = new int[original.length()];
        int index = 0;
        while (index < original.length()) {
            int next = index + 1;
            char unit = original.charAt(index);
            if (WhiteSpace.is(unit)) {
                next = WhiteSpace.skip(original, index, original.length());
                unit = ' ';
            }
            if (!isInvisible(unit)) {
                starts[plain.length()] = index;
                ends[plain.length()] = next;
                plain.append(plain(unit));
            }
            index = next;
        }
        return new PlainText(
                plain.toString(), Arrays.copyOf(starts, plain.length()), Arrays.copyOf(ends, plain.length()));
    }

    String text() {
        return text;
    }

    /** Where a unit of the plain text begins in the original. */
    int start(int unit) {
        return starts[unit];
    }

    int end(int unit) {
        return ends[unit];
    }

    /** Soft hyphens, joiners and marks of byte order. */
    private static boolean isInvisible(char unit) {
        return unit == '\u00AD' || unit == '\u200B' || unit == '\u2060' || unit == '\uFEFF';
    }

    private static char plain(char unit) {
        return switch (unit) {
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB', '\u2033' -> '"';
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '`', '\u00B4' -> '\'';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
            default -> unit;
        };
    }
}
