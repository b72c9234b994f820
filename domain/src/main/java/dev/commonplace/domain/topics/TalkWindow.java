package dev.commonplace.domain.topics;

/**
 * The stretch of talk before and after a gap, measured in words: a minute of talk is a minute, whether it is one answer in a
 * committee or thirty nods and half sentences around a table. It has at least {@link #UTTERANCES_MIN} utterances and at most
 * {@link GapScores#REACH}, as far as there are so many.
 */
final class TalkWindow {
    static final int UTTERANCES_MIN = 2;

    private final int[] wordsBefore;
    private final int words;
    private int from;
    private int to;

    /**
     * @param wordsBefore how many words stand before each utterance, and after the last one all of them
     * @param words length of the window on either side
     */
    TalkWindow(int[] wordsBefore, int words) {
        this.wordsBefore = wordsBefore;
        this.words = words;
    }

    /** Moves to a gap behind the last one. */
    void moveTo(int gap) {
        int utterances = wordsBefore.length - 1;
        while (wordsBefore[from] < wordsBefore[gap] - words || from < gap - GapScores.REACH) {
            from++;
        }
        to = Math.max(to, gap);
        while (to < utterances && to < gap + GapScores.REACH && wordsBefore[to + 1] <= wordsBefore[gap] + words) {
            to++;
        }
    }

    /** First utterance of the window before the gap. */
    int from(int gap) {
        return Math.max(0, Math.min(from, gap - UTTERANCES_MIN));
    }

    /** The utterance behind the window after the gap. */
    int to(int gap) {
        return Math.min(wordsBefore.length - 1, Math.max(to, gap + UTTERANCES_MIN));
    }
}
