package dev.commonplace.domain.topics;

/**
 * The three numbers that decide how many topics there are. There is one setting for everything; the others are for measuring.
 *
 * @param usualWords how many words people usually say about one topic
 * @param cost evidence that a boundary must have before it helps, in the unit of the scores
 * @param prior how much a segment costs whose length is not the usual one: {@code prior * ln(words / usualWords)^2}, that is
 *     {@code 1 / (2 * sd^2)} of a log-normal distribution
 */
public record TopicSettings(int usualWords, double cost, double prior) {
    /** Ten minutes of talk, and lengths that spread by a factor of 2.2 either way. */
    public static final TopicSettings DEFAULT = new TopicSettings(1_500, 3, 0.8);

    public TopicSettings {
        if (usualWords < 1 || !(prior > 0)) {
            throw new IllegalArgumentException("A topic has words, and its length some weight.");
        }
    }
}
