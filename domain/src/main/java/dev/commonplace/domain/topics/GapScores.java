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

    private static final int NUMBERS = 2;
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
        if (values.length % NUMBERS != 0) {
            throw new IllegalArgumentException("There are " + NUMBERS + " numbers for each utterance.");
        }
        return new GapScores(values.clone());
    }

    /** Two numbers for each utterance: its words, and the score of the gap before it (0 before the first). A copy, to be stored. */
    public float[] values() {
        return values.clone();
    }

    /** How many utterances these are the scores of. */
    public int utterances() {
        return values.length / NUMBERS;
    }

    /** Index of the first utterance that {@link #with} must be given. */
    public int rereadFrom() {
        return Math.max(0, utterances() - 2 * REACH);
    }

    /** The scores as if the conversation had only so many utterances; {@link #with} goes on from there. */
    public GapScores truncated(int utterances) {
        return utterances >= utterances()
                ? this
                : new GapScores(Arrays.copyOf(values, Math.max(0, utterances) * NUMBERS));
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
        int longer = offset + tail.size();
        if (offset > rereadFrom() || longer < utterances()) {
            throw new IllegalArgumentException("Wanted the utterances from " + rereadFrom() + " to the end, got "
                    + tail.size() + " from " + offset);
        }
        GapMeasure measure = new GapMeasure(tail);
        float[] all = Arrays.copyOf(values, longer * NUMBERS);
        for (int i = utterances(); i < longer; i++) {
            all[i * NUMBERS] = measure.words(i - offset);
        }
        // The gaps before this one had all that they can see on their right.
        for (int gap = Math.max(1, utterances() - REACH + 1); gap < longer; gap++) {
            all[gap * NUMBERS + 1] = (float) measure.score(gap - offset);
        }
        return new GapScores(all);
    }

    /** How many words an utterance has, fillers included. */
    public int words(int utterance) {
        return (int) values[utterance * NUMBERS];
    }

    /** The score of the gap before an utterance: a weight of evidence like a logarithm of odds, higher for a clearer change. */
    public double before(int utterance) {
        return values[utterance * NUMBERS + 1];
    }
}
