package dev.commonplace.domain.search;

/**
 * The two knobs of BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework").
 *
 * @param k1 how soon a repeated word stops counting more, 0..10
 * @param b how much a long text is held against it, 0..1
 */
public record Bm25Parameters(double k1, double b) {
    /** One setting for abstracts and for turns of a chat, in the middle of what does well on both (make tune-retrieval). */
    public static final Bm25Parameters DOCUMENTS = new Bm25Parameters(1.8, 0.3);

    public Bm25Parameters {
        if (!(k1 >= 0 && k1 <= 10) || !(b >= 0 && b <= 1)) {
            throw new IllegalArgumentException("BM25 wants k1 in 0..10 and b in 0..1.");
        }
    }

    /**
     * Inverse document frequency in the form that is never negative.
     *
     * @param chunks how many chunks there are
     * @param chunksWithLexeme in how many of them the lexeme occurs
     */
    public static double inverseDocumentFrequency(long chunks, long chunksWithLexeme) {
        return Math.log(1 + (chunks - chunksWithLexeme + 0.5) / (chunksWithLexeme + 0.5));
    }

    /**
     * The part of a lexeme's score that depends on the chunk.
     *
     * @param frequency how often the lexeme occurs in the chunk
     * @param length the chunk's length in lexeme occurrences
     * @param averageLength the mean of that over all chunks
     */
    public double termFrequencyPart(double frequency, double length, double averageLength) {
        return frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * length / Math.max(averageLength, 1)));
    }
}
