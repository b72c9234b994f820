package dev.commonplace.domain.embeddings;

import java.util.OptionalDouble;

/**
 * What live searches by an index were worth, held against exact ones.
 *
 * @param recall the mean share of the exact answer that the index found, over about the last {@link #WINDOW} samples; empty
 *     before the first
 * @param samples how many searches were repeated exactly
 * @param asked how many hits these could have had
 * @param returned how many the index gave
 */
public record RecallRecord(OptionalDouble recall, long samples, long asked, long returned) {
    /** Later samples count as much as so many before. */
    public static final int WINDOW = 100;

    public static final RecallRecord NONE = new RecallRecord(OptionalDouble.empty(), 0, 0, 0);

    /**
     * With one more sample.
     *
     * @param right how many of the exact answer's hits the index gave
     * @param expected how many hits the exact answer has
     * @param given how many hits the index gave
     */
    public RecallRecord with(int right, int expected, int given) {
        double share = expected == 0 ? 1 : Math.clamp((double) right / expected, 0, 1);
        double weight = Math.min(samples, WINDOW - 1);
        return new RecallRecord(
                OptionalDouble.of((recall.orElse(0) * weight + share) / (weight + 1)),
                samples + 1,
                asked + expected,
                returned + Math.min(given, expected));
    }
}
