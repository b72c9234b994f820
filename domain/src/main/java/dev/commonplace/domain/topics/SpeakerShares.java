package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who says how much of a topic. */
public final class SpeakerShares {
    private static final long MILLIS_OF_WORD = 400;

    private SpeakerShares() {}

    /** Who speaks most first, then by name; nobody without a word or a time of their own. */
    public static List<SpeakerShare> of(List<Utterance> topic) {
        Map<String, SpeakerShare> sums = new LinkedHashMap<>();
        long total = 0;
        for (Utterance utterance : topic) {
            int words = SpokenWords.of(utterance.text()).size();
            long millis = millis(utterance, words);
            total += millis;
            sums.merge(
                    utterance.speaker(),
                    new SpeakerShare(utterance.speaker(), 1, words, millis, 0),
                    (one, other) -> new SpeakerShare(
                            one.speaker(),
                            one.utterances() + other.utterances(),
                            one.words() + other.words(),
                            one.millis() + other.millis(),
                            0));
        }
        List<SpeakerShare> shares = new ArrayList<>();
        for (SpeakerShare sum : sums.values()) {
            if (sum.millis() > 0) {
                double share = (double) sum.millis() / total;
                shares.add(new SpeakerShare(sum.speaker(), sum.utterances(), sum.words(), sum.millis(), share));
            }
        }
        shares.sort(Comparator.comparingLong(SpeakerShare::millis).reversed().thenComparing(SpeakerShare::speaker));
        return List.copyOf(shares);
    }

    private static long millis(Utterance utterance, int words) {
        Long start = utterance.startMillis();
        Long end = utterance.endMillis();
        return start != null && end != null && end > start ? end - start : words * MILLIS_OF_WORD;
    }
}
