package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a topic is needed to hold it against others: its telling words, its mean meaning, and the utterances that say most.
 * Made once for each topic, so that relating and clustering need no utterances in memory.
 */
public final class TopicDigest {
    private static final int WORDS_KEPT = 40;
    private static final int UTTERANCES_KEPT = 8;
    private static final double LENGTH_MIN = 1e-9;

    private final int first;
    private final int last;
    private final Map<String, Double> words;
    private final Map<String, String> surfaces;
    private final double[] meaning;
    private final List<Utterance> telling;

    private TopicDigest(
            int first,
            int last,
            Map<String, Double> words,
            Map<String, String> surfaces,
            double[] meaning,
            List<Utterance> telling) {
        this.first = first;
        this.last = last;
        this.words = words;
        this.surfaces = surfaces;
        this.meaning = meaning;
        this.telling = telling;
    }

    /**
     * @param topic its utterances, at least one
     * @param all the words of the whole conversation
     */
    public static TopicDigest of(List<Utterance> topic, ConversationWords all) {
        List<List<SpokenWord>> said = topic.stream()
                .map(utterance -> SpokenWords.of(utterance.text()))
                .toList();
        TellingWords weights = new TellingWords(said, all);
        Map<String, String> surfaces = new HashMap<>();
        said.forEach(words -> words.forEach(word -> {
            if (!word.empty()) {
                surfaces.putIfAbsent(word.stem(), word.surface());
            }
        }));
        List<Map.Entry<String, Double>> best = weights.weights().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WORDS_KEPT)
                .toList();
        double length = Math.sqrt(best.stream()
                .mapToDouble(entry -> entry.getValue() * entry.getValue())
                .sum());
        Map<String, Double> kept = new HashMap<>();
        best.forEach(entry -> kept.put(entry.getKey(), entry.getValue() / Math.max(length, LENGTH_MIN)));
        surfaces.keySet().retainAll(kept.keySet());
        return new TopicDigest(
                topic.getFirst().index(),
                topic.getLast().index(),
                kept,
                surfaces,
                Meanings.mean(topic),
                telling(topic, said, weights));
    }

    private static List<Utterance> telling(List<Utterance> topic, List<List<SpokenWord>> said, TellingWords weights) {
        record Weighed(Utterance utterance, double weight) {}
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < topic.size(); i++) {
            double weight = said.get(i).stream()
                    .filter(word -> !word.empty())
                    .map(SpokenWord::stem)
                    .distinct()
                    .mapToDouble(weights::weight)
                    .sum();
            if (weight > 0) {
                weighed.add(new Weighed(topic.get(i), weight));
            }
        }
        return weighed.stream()
                .sorted(Comparator.comparingDouble((Weighed one) -> -one.weight)
                        .thenComparingInt(one -> one.utterance.index()))
                .limit(UTTERANCES_KEPT)
                .map(Weighed::utterance)
                .sorted(Comparator.comparingInt(Utterance::index))
                .toList();
    }

    public int first() {
        return first;
    }

    public int last() {
        return last;
    }

    /** The utterances that say most, in their order. */
    List<Utterance> telling() {
        return telling;
    }

    /** Cosine of the telling words, 0..1. */
    double sharedWords(TopicDigest other) {
        double dot = 0;
        for (Map.Entry<String, Double> word : words.entrySet()) {
            dot += word.getValue() * other.words.getOrDefault(word.getKey(), 0.0);
        }
        return Math.min(1, dot);
    }

    /** The words that both tell, the most telling first, as they were said here. */
    public List<String> common(TopicDigest other, int max) {
        return words.entrySet().stream()
                .filter(word -> other.words.containsKey(word.getKey()))
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> word) ->
                                -word.getValue() * other.words.getOrDefault(word.getKey(), 0.0))
                        .thenComparing(Map.Entry::getKey))
                .limit(max)
                .map(word -> surfaces.getOrDefault(word.getKey(), word.getKey()))
                .toList();
    }

    /** Mean of the meanings; empty where there are none. Length below 1. */
    double[] meaning() {
        return meaning;
    }
}
