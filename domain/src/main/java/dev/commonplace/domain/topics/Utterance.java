package dev.commonplace.domain.topics;

import org.jspecify.annotations.Nullable;

/** What one speaker says without a break, as the analysis of topics sees it. Immutable, as long as nobody writes its vector. */
public final class Utterance {
    private final int index;
    private final String speaker;
    private final String text;
    private final @Nullable Long startMillis;
    private final @Nullable Long endMillis;
    private final float @Nullable [] vector;

    private Utterance(
            int index,
            String speaker,
            String text,
            @Nullable Long startMillis,
            @Nullable Long endMillis,
            float @Nullable [] vector) {
        if (index < 0) {
            throw new IllegalArgumentException("Utterances count from 0.");
        }
        this.index = index;
        this.speaker = speaker;
        this.text = text;
        this.startMillis = startMillis;
        this.endMillis = endMillis;
        this.vector = vector;
    }

    /**
     * Without times and without a vector.
     *
     * @param index place in the conversation, 0-based and dense
     * @param speaker what tells speakers apart; it is not shown
     * @param text may be empty: a message that was deleted keeps its place
     */
    public static Utterance of(int index, String speaker, String text) {
        return new Utterance(index, speaker, text, null, null, null);
    }

    /** Times in milliseconds from the start of the conversation, each where it is known. */
    public Utterance withTimes(@Nullable Long start, @Nullable Long end) {
        return new Utterance(index, speaker, text, start, end, vector);
    }

    /** Meaning as a vector of length 1, of the same model for all; null where there is none. The array is not copied. */
    public Utterance withVector(float @Nullable [] unit) {
        return new Utterance(index, speaker, text, startMillis, endMillis, unit);
    }

    public int index() {
        return index;
    }

    public String speaker() {
        return speaker;
    }

    public String text() {
        return text;
    }

    public @Nullable Long startMillis() {
        return startMillis;
    }

    public @Nullable Long endMillis() {
        return endMillis;
    }

    /** Not a copy. */
    public float @Nullable [] vector() {
        return vector;
    }

    @Override
    public String toString() {
        return index + " " + speaker + ": " + text;
    }
}
