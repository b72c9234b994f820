package dev.commonplace.domain.search;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How a tenant wants its messages to be searched. What is empty is the product's own default, also where that changes.
 * Language, mode and thresholds are those of {@link SearchSettings}.
 *
 * @param k1 0..10, see {@link Bm25Parameters}
 * @param b 0..1
 * @param semanticWeight 0..1, see {@link TurnFusion}
 * @param neighbourShare 0..1, see {@link TurnFusion}
 */
public record MessageSearchSettings(
        OptionalDouble k1, OptionalDouble b, OptionalDouble semanticWeight, OptionalDouble neighbourShare) {
    public static final MessageSearchSettings DEFAULT = new MessageSearchSettings(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Turns are short, and long ones are not held against what they say. */
    public static final Bm25Parameters BM25_DEFAULT = new Bm25Parameters(0.9, 0.4);

    /** Amid a plateau (make bench-messages). */
    public static final double SEMANTIC_WEIGHT_DEFAULT = 0.5;

    public static final double NEIGHBOUR_SHARE_DEFAULT = 0.2;

    public MessageSearchSettings {
        Objects.requireNonNull(k1, "k1");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(semanticWeight, "semanticWeight");
        Objects.requireNonNull(neighbourShare, "neighbourShare");
        requireWithin("/messages/k1", k1, 10);
        requireWithin("/messages/b", b, 1);
        requireWithin("/messages/weights/semantic", semanticWeight, 1);
        requireWithin("/messages/neighbour_share", neighbourShare, 1);
    }

    /** What the index of words is to be made with. */
    public Bm25Parameters bm25() {
        return new Bm25Parameters(k1.orElse(BM25_DEFAULT.k1()), b.orElse(BM25_DEFAULT.b()));
    }

    /** The fusion of a search, which may have wishes of its own. */
    public TurnFusion fusion(OptionalDouble wantedWeight, OptionalDouble wantedShare) {
        return new TurnFusion(
                meaningWeight(wantedWeight), wantedShare.orElse(neighbourShare.orElse(NEIGHBOUR_SHARE_DEFAULT)));
    }

    /** How much meaning counts in a hybrid search, which may have a wish of its own. */
    public double meaningWeight(OptionalDouble wanted) {
        return wanted.orElse(semanticWeight.orElse(SEMANTIC_WEIGHT_DEFAULT));
    }

    private static void requireWithin(String field, OptionalDouble value, double max) {
        if (value.isPresent() && !(value.getAsDouble() >= 0 && value.getAsDouble() <= max)) {
            throw RefusedException.invalid(field, "This number lies in 0 to " + (int) max + ".");
        }
    }
}
