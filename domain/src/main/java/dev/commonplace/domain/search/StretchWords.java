package dev.commonplace.domain.search;

/**
 * How much the words of a question count in a stretch of talk: in a node of a graph, or in a whole conversation. BM25 once more,
 * a storey higher: what is counted are not words but messages that say the word, and each counts as much as its own BM25 says.
 *
 * <pre>score = sum over lexemes of idf * part
 * part  = F * (k + 1) / (F + k * (1 - b + b * messages / mean messages))
 * F     = sum of the term-frequency parts of the messages that have the lexeme + own words' weight * part of the own words</pre>
 *
 * <p>A stretch that says a word again and again is about it; one that says it once is not. On questions about the meetings of
 * QMSum that beats the best message of a stretch, and so do all settings with k from 4 to 16 and b from 0 to 0.6 (see
 * docs/searching-conversations.md). Own words are title, summary and key points; those of the title, which is short, count
 * twice.
 */
public final class StretchWords {
    public static final double K = 8;
    public static final double B = 0.3;

    /** What names a stretch tells more of it than one of its messages. */
    public static final double OWN_WORDS_WEIGHT = 4;

    public static final int TITLE_WEIGHT = 2;

    private StretchWords() {}

    /**
     * The part of a lexeme's score that depends on the stretch.
     *
     * @param said F, greater than 0
     * @param messages how many messages the stretch has
     * @param meanMessages how many those have in the mean that are compared with it
     */
    public static double part(double said, double messages, double meanMessages) {
        return said * (K + 1) / (said + K * (1 - B + B * messages / Math.max(meanMessages, 1)));
    }

    /**
     * The part of the own words of a stretch; how many there are does not matter.
     *
     * @param frequency how often the lexeme occurs in them, in the title {@link #TITLE_WEIGHT} times
     * @param k1 of the tenant's messages, see {@link Bm25Parameters}
     */
    public static double ownPart(double frequency, double k1) {
        return OWN_WORDS_WEIGHT * frequency * (k1 + 1) / (frequency + k1);
    }
}
