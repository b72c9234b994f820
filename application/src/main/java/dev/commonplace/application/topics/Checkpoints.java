package dev.commonplace.application.topics;

/**
 * On how much of what there is something rests that costs too much to compute anew with each message. These are functions of
 * sizes alone, so that a pass over the tail and a pass over everything rest on the same.
 */
final class Checkpoints {
    /** The most messages that a title, a summary, key points and a meaning rest on. */
    static final int BASIS_MAX = 4_096;

    private static final int EACH_MESSAGE_UP_TO = 16;
    private static final int STEPS_OF_DOUBLING = 8;
    private static final int WORDS_FIRST = 64;

    private Checkpoints() {}

    /**
     * On how many places from its first on the costly parts of a node rest.
     *
     * @param size of the node, in places
     * @param open whether it is the last of its level, so that it grows with each message
     */
    static int basis(int size, boolean open) {
        int bounded = Math.min(size, BASIS_MAX);
        if (!open || bounded <= EACH_MESSAGE_UP_TO) {
            return bounded;
        }
        int step = Integer.highestOneBit(bounded) / STEPS_OF_DOUBLING;
        return bounded / step * step;
    }

    /** The words of how many messages of a conversation those of its topics are held against: a quarter more each time. */
    static int words(int messages) {
        if (messages < WORDS_FIRST) {
            return messages;
        }
        long checkpoint = WORDS_FIRST;
        while (checkpoint * 5 / 4 <= messages) {
            checkpoint = checkpoint * 5 / 4;
        }
        return (int) checkpoint;
    }
}
