package dev.commonplace.domain.embeddings;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Arrays;

/** A vector of finite numbers that is not all zero, so that its cosine with another is defined. Immutable. */
public final class Embedding {
    /** The most dimensions that the storage can index as half-precision vectors. */
    public static final int DIMENSION_MAX = 4_000;

    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    /**
     * Takes a copy of the values.
     *
     * @throws RefusedException for no values, too many, NaN, infinity or a vector of length zero
     */
    public static Embedding of(float... values) {
        if (values.length == 0 || values.length > DIMENSION_MAX) {
            throw RefusedException.invalid(
                    "/vector", "A vector has 1 to " + DIMENSION_MAX + " numbers; this one has " + values.length + ".");
        }
        boolean allZero = true;
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw RefusedException.invalid("/vector", "A vector has only finite numbers.");
            }
            allZero &= value == 0f;
        }
        if (allZero) {
            throw RefusedException.invalid("/vector", "A vector must not be all zeros: it would point nowhere.");
        }
        return new Embedding(values.clone());
    }

    public int dimension() {
        return values.length;
    }

    /** A copy of the numbers. */
    public float[] values() {
        return values.clone();
    }

    /** Cosine of the angle to another vector of the same dimension, from -1 to 1. */
    public double cosine(Embedding other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "Vectors of " + values.length + " and " + other.values.length + " dimensions have no cosine.");
        }
        double dot = 0;
        double ownSquares = 0;
        double otherSquares = 0;
        for (int i = 0; i < values.length; i++) {
            dot += (double) values[i] * other.values[i];
            ownSquares += (double) values[i] * values[i];
            otherSquares += (double) other.values[i] * other.values[i];
        }
        // Rounding can carry the cosine of parallel vectors past the end.
        return Math.clamp(dot / Math.sqrt(ownSquares * otherSquares), -1.0, 1.0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding[" + values.length + " dimensions]";
    }
}
