package dev.commonplace.domain.topics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums of the weighted meanings of the utterances in the windows on either side of a gap, which slide along. They are sums of
 * integers (fixed point), which come out the same whatever was added and taken away before: so a score does not depend on
 * where the pass began.
 */
final class MeaningSums {
    private static final double WEIGHT_UNIT = 1 << 12;
    private static final double VECTOR_UNIT = 1 << 20;

    private final List<Utterance> utterances;
    private final long[] weights;
    private final int dimension;
    private final TalkWindow window;
    private final Side before;
    private final Side after;

    MeaningSums(List<Utterance> utterances, int[] wordsBefore, int windowWords) {
        this.utterances = utterances;
        this.window = new TalkWindow(wordsBefore, windowWords);
        this.weights = new long[utterances.size()];
        int known = 0;
        for (int i = 0; i < weights.length; i++) {
            float[] vector = utterances.get(i).vector();
            if (vector != null && (known == 0 || vector.length == known)) {
                known = vector.length;
                weights[i] = Math.round(Math.log1p(wordsBefore[i + 1] - wordsBefore[i]) * WEIGHT_UNIT);
            }
        }
        this.dimension = known;
        this.before = new Side();
        this.after = new Side();
    }

    void moveTo(int gap) {
        window.moveTo(gap);
        before.moveTo(window.from(gap), gap);
        after.moveTo(gap, window.to(gap));
    }

    /** Whether both sides mean anything. */
    boolean known() {
        return before.weight > 0 && after.weight > 0;
    }

    /** One minus the cosine of both sums, 0..2. */
    double contrast() {
        double squares = dot(before, before) * dot(after, after);
        return squares == 0 ? 0 : 1 - dot(before, after) / Math.sqrt(squares);
    }

    /**
     * How much less alike utterances across the gap are than utterances on one side of it: the unbiased squared maximum mean
     * discrepancy with the cosine as kernel (Gretton et al. 2012, "A Kernel Two-Sample Test"), times the root of the effective
     * sample size, so that long windows count for more. 0 where a side has not two utterances to compare.
     */
    double discrepancy() {
        double sizeBefore = before.effectiveSize();
        double sizeAfter = after.effectiveSize();
        if (sizeBefore < 2 || sizeAfter < 2) {
            return 0;
        }
        double across = dot(before, after) / ((double) before.weight * after.weight);
        double inside = (before.likenessInside() + after.likenessInside()) / 2;
        return (inside - across) * Math.sqrt(sizeBefore * sizeAfter / (sizeBefore + sizeAfter));
    }

    /** In units of the weights squared. */
    private static double dot(Side one, Side other) {
        double sum = 0;
        for (int i = 0; i < one.sum.length; i++) {
            sum += (double) one.sum[i] * other.sum[i];
        }
        return sum / VECTOR_UNIT / VECTOR_UNIT;
    }

    private final class Side {
        private final long[] sum = new long[dimension];
        private long weight;
        private long squares;
        private int from;
        private int to;

        private void moveTo(int newFrom, int newTo) {
            while (to < newTo) {
                add(to++, 1);
            }
            while (from < newFrom) {
                add(from++, -1);
            }
        }

        private void add(int index, int sign) {
            float @Nullable [] vector = utterances.get(index).vector();
            if (weights[index] == 0 || vector == null) {
                return;
            }
            long signed = sign * weights[index];
            weight += signed;
            squares += signed * weights[index];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += signed * Math.round(vector[i] * VECTOR_UNIT);
            }
        }

        private double effectiveSize() {
            return squares == 0 ? 0 : (double) weight * weight / squares;
        }

        private double likenessInside() {
            return (dot(this, this) - squares) / ((double) weight * weight - squares);
        }
    }
}
