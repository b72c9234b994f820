package dev.commonplace.domain.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each telling word is said in a whole conversation: what the words of one topic are held against. Immutable; grows
 * with the conversation by {@link #with}.
 */
public final class ConversationWords {
    private static final ConversationWords NONE = new ConversationWords(Map.of(), 0);

    private final Map<String, Integer> counts;
    private final long total;

    private ConversationWords(Map<String, Integer> counts, long total) {
        this.counts = counts;
        this.total = total;
    }

    public static ConversationWords none() {
        return NONE;
    }

    public static ConversationWords of(List<Utterance> utterances) {
        return NONE.with(utterances);
    }

    /** What {@link #counts()} gave. */
    public static ConversationWords restored(Map<String, Integer> counts) {
        return new ConversationWords(
                Map.copyOf(counts),
                counts.values().stream().mapToLong(Integer::longValue).sum());
    }

    /** With the words of more utterances. */
    public ConversationWords with(List<Utterance> more) {
        Map<String, Integer> sum = new HashMap<>(counts);
        long words = total;
        for (Utterance utterance : more) {
            for (SpokenWord word : SpokenWords.of(utterance.text())) {
                if (!word.empty()) {
                    sum.merge(word.stem(), 1, Integer::sum);
                    words++;
                }
            }
        }
        return new ConversationWords(sum, words);
    }

    /** How often each stem is said. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    int count(String stem) {
        return counts.getOrDefault(stem, 0);
    }

    long total() {
        return total;
    }
}
