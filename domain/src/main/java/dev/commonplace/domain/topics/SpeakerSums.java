package dev.commonplace.domain.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much each speaker says in the windows on either side of a gap, which slide along. Integers, as in {@link MeaningSums}. */
final class SpeakerSums {
    /** Who says nothing that is a word is there all the same, a little. */
    private static final long WORD = 1_000;

    private final int[] speakers;
    private final long[] spoken;
    private final TalkWindow window;
    private final long[] before;
    private final long[] after;
    private long totalBefore;
    private long totalAfter;
    private int from;
    private int middle;
    private int to;

    SpeakerSums(List<Utterance> utterances, int[] wordsBefore, int windowWords) {
        this.window = new TalkWindow(wordsBefore, windowWords);
        Map<String, Integer> numbers = new HashMap<>();
        this.speakers = utterances.stream()
                .mapToInt(utterance -> numbers.computeIfAbsent(utterance.speaker(), speaker -> numbers.size()))
                .toArray();
        this.spoken = new long[speakers.length];
        for (int i = 0; i < spoken.length; i++) {
            spoken[i] = WORD * (wordsBefore[i + 1] - wordsBefore[i]) + 1;
        }
        this.before = new long[numbers.size()];
        this.after = new long[numbers.size()];
    }

    void moveTo(int gap) {
        window.moveTo(gap);
        int newTo = window.to(gap);
        int newFrom = window.from(gap);
        while (to < newTo) {
            totalAfter += add(after, to++, 1);
        }
        while (middle < gap) {
            totalAfter += add(after, middle, -1);
            totalBefore += add(before, middle++, 1);
        }
        while (from < newFrom) {
            totalBefore += add(before, from++, -1);
        }
    }

    private long add(long[] sums, int index, int sign) {
        sums[speakers[index]] += sign * spoken[index];
        return sign * spoken[index];
    }

    /** Half the sum of the differences of the speakers' shares: 0 for the same shares, 1 for nobody in common. */
    double contrast() {
        double total = (double) totalBefore * totalAfter;
        long differences = 0;
        for (int speaker = 0; speaker < before.length; speaker++) {
            differences += Math.abs(before[speaker] * totalAfter - after[speaker] * totalBefore);
        }
        return total == 0 ? 0 : differences / total / 2;
    }
}
