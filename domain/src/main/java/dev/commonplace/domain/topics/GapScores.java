package dev.commonplace.domain.topics;

import java.util.Arrays;
import java.util.List;

/**
 * How much each gap between two utterances looks like a change of topic. The score of a gap depends on the {@link #REACH}
 * utterances on either side of it and on nothing else: when a conversation grows, only its tail is computed anew, and the
 * outcome is to the bit that of a full pass. Immutable.
 *
 * <p>To go on after new messages: {@code scores.with(utterances from scores.rereadFrom() on, old ones and new ones)}. After a
 * change of an old message: {@code scores.truncated(its index)} first.
 */
public final class GapScores {
    /** How many utterances on either side of a gap its score depends on. */
    public static final int REACH = 100;
    /** Numbers of another version mean something else: compute them anew. */
    public static final int VERSION = 1;

    private static final GapScores NONE = new GapScores(new float[0]);

    private final float[] values;

    private GapScores(float[] values) {
        this.values = values;
    }

    /** Of a conversation without utterances: where every full pass begins. */
    public static GapScores none() {
        return NONE;
    }

    /** A full pass. */
    public static GapScores of(List<Utterance> utterances) {
        return NONE.with(utterances);
    }

    /** What {@link #values()} gave, of the same {@link #VERSION}. */
    public static GapScores restored(float[] values) {
        return new GapScores(values.clone());
    }

    /** One number for each utterance, for the gap before it; the first one is 0. A copy, to be stored. */
    public float[] values() {
        return values.clone();
    }

    /** How many utterances these are the scores of. */
    public int utterances() {
        return values.length;
    }

    /** Index of the first utterance that {@link #with} must be given. */
    public int rereadFrom() {
        return Math.max(0, values.length - 2 * REACH);
    }

    /** The scores as if the conversation had only so many utterances; {@link #with} goes on from there. */
    public GapScores truncated(int utterances) {
        return utterances >= values.length ? this : new GapScores(Arrays.copyOf(values, Math.max(0, utterances)));
    }

    /**
     * The scores of the longer conversation.
     *
     * @param tail the utterances from {@link #rereadFrom()} (or earlier) to the end, in order and without holes
     */
    public GapScores with(List<Utterance> tail) {
        if (tail.isEmpty()) {
            return this;
        }
        int offset = tail.getFirst().index();
        if (offset > rereadFrom() || offset + tail.size() < values.length) {
            throw new IllegalArgumentException("Wanted the utterances from " + rereadFrom() + " to the end, got "
                    + offset + " and " + tail.size());
        }
        // The gaps before this one had all that they can see on their right.
        int stale = Math.max(1, values.length - REACH + 1);
        GapMeasure measure = new GapMeasure(tail);
        float[] longer = Arrays.copyOf(values, offset + tail.size());
        for (int gap = stale; gap < longer.length; gap++) {
            longer[gap] = (float) measure.score(gap - offset);
        }
        return new GapScores(longer);
    }

    /** The score of the gap before an utterance; higher means a clearer change. No fixed range. */
    public double before(int utterance) {
        return values[utterance];
    }
}
