package dev.commonplace.domain.documents;

import java.util.Arrays;

/**
 * The smallest parts of a section that a chunk takes whole, in order: words, or fragments of words that are too long.
 * Kept in plain arrays, because a document can have millions.
 */
final class Pieces {
    /**
     * A piece weighs as many tokens as it has, but at least one, and at least one for every so many UTF-16 units (white
     * space before it included). So a chunk stays small even where a text has hardly any tokens.
     */
    static final int UNITS_PER_TOKEN_MAX = 100;

    private int size;
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int[] tokensThrough = new int[256];
    private int[] weightBefore = new int[256];
    private int[] weightThrough = new int[256];
    private Seam[] seams = new Seam[256];

    void add(Seam seam, int start, int end, int tokens) {
        if (size == starts.length) {
            grow();
        }
        int gapUnits = size == 0 ? 0 : start - ends[size - 1];
        starts[size] = start;
        ends[size] = end;
        seams[size] = seam;
        tokensThrough[size] = (size == 0 ? 0 : tokensThrough[size - 1]) + tokens;
        weightBefore[size] = (size == 0 ? 0 : weightThrough[size - 1]) + gapUnits / UNITS_PER_TOKEN_MAX;
        weightThrough[size] = weightBefore[size] + weight(end - start, tokens);
        size++;
    }

    static int weight(int units, int tokens) {
        return Math.max(Math.max(tokens, 1), units / UNITS_PER_TOKEN_MAX);
    }

    int size() {
        return size;
    }

    int start(int piece) {
        return starts[piece];
    }

    int end(int piece) {
        return ends[piece];
    }

    /** What stands before the piece. */
    Seam seam(int piece) {
        return seams[piece];
    }

    /** Weight of the pieces from {@code from} to before {@code to}, in tokens. */
    int weight(Range range) {
        return weightThrough[range.to() - 1] - weightBefore[range.from()];
    }

    int tokens(Range range) {
        return tokensThrough[range.to() - 1] - (range.from() == 0 ? 0 : tokensThrough[range.from() - 1]);
    }

    /** Pieces from {@code from} to before {@code to}; never empty. */
    record Range(int from, int to) {}

    private void grow() {
        int capacity = size * 2;
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        tokensThrough = Arrays.copyOf(tokensThrough, capacity);
        weightBefore = Arrays.copyOf(weightBefore, capacity);
        weightThrough = Arrays.copyOf(weightThrough, capacity);
        seams = Arrays.copyOf(seams, capacity);
    }
}
