package dev.commonplace.domain.search;

/**
 * A stretch of a text in Unicode code points.
 *
 * @param start index of its first code point
 * @param end index after its last code point
 */
public record TextRange(int start, int end) {
    public TextRange {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("A range has a beginning and something in it.");
        }
    }
}
