package dev.commonplace.domain.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each telling word is said in the windows on either side of a gap, which slide along. Integers, as in {@link MeaningSums}. */
final class WordSums {
    private static final double ROOT_UNIT = 1 << 20;

    private final int[][] words;
    private final TalkWindow window;
    private final int[] before;
    private final int[] after;
    private final int[] seenAt;
    private long totalBefore;
    private long totalAfter;
    private int from;
    private int middle;
    private int to;

    WordSums(List<List<SpokenWord>> spoken, int[] wordsBefore, int windowWords) {
        this.window = new TalkWindow(wordsBefore, windowWords);
        Map<String, Integer> numbers = new HashMap<>();
        this.words = new int[spoken.size()][];
        for (int i = 0; i < words.length; i++) {
            words[i] = spoken.get(i).stream()
                    .filter(word -> !word.empty())
                    .mapToInt(word -> numbers.computeIfAbsent(word.stem(), stem -> numbers.size()))
                    .toArray();
        }
        this.before = new int[numbers.size()];
        this.after = new int[numbers.size()];
        this.seenAt = new int[numbers.size()];
    }

    void moveTo(int gap) {
        window.moveTo(gap);
        int newTo = window.to(gap);
        int newFrom = window.from(gap);
        while (to < newTo) {
            totalAfter += add(after, words[to++], 1);
        }
        while (middle < gap) {
            totalAfter += add(after, words[middle], -1);
            totalBefore += add(before, words[middle++], 1);
        }
        while (from < newFrom) {
            totalBefore += add(before, words[from++], -1);
        }
    }

    private static int add(int[] counts, int[] utterance, int sign) {
        for (int word : utterance) {
            counts[word] += sign;
        }
        return sign * utterance.length;
    }

    boolean known() {
        return totalBefore > 0 && totalAfter > 0;
    }

    /** One minus the Bhattacharyya coefficient of the words of both sides: 0 for the same words equally often, 1 for no common word. */
    double contrast(int gap) {
        long common = 0;
        for (int i = from; i < gap; i++) {
            for (int word : words[i]) {
                if (seenAt[word] != gap) {
                    seenAt[word] = gap;
                    common += after[word] == 0
                            ? 0
                            : Math.round(Math.sqrt((double) before[word] * after[word]) * ROOT_UNIT);
                }
            }
        }
        return 1 - common / ROOT_UNIT / Math.sqrt((double) totalBefore * totalAfter);
    }
}
