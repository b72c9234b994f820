package dev.commonplace.domain.topics;

import dev.commonplace.domain.shared.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sentences of a topic that say most about it, and different things. A sentence weighs {@code sum of the weights of its
 * words / sqrt(words + 5)}, each word counted once (see {@link TellingWords}); after each choice the words that are told
 * already weigh a quarter, so that the next one tells something else.
 */
public final class KeyPoints {
    /** The usual number. */
    public static final int USUAL = 5;

    private static final int TELLING_MIN = 3;
    private static final double TOLD_ALREADY = 0.25;
    private static final double WORDS_ADDED = 5;

    private KeyPoints() {}

    /**
     * @param topic its utterances
     * @param all the words of the whole conversation
     * @param max the most that are wanted
     * @return in the order in which they were said; fewer where little is said
     */
    public static List<KeyPoint> of(List<Utterance> topic, ConversationWords all, int max) {
        List<Candidate> candidates = candidates(topic);
        TellingWords telling =
                new TellingWords(candidates.stream().map(Candidate::words).toList(), all);
        Set<String> told = new HashSet<>();
        List<Candidate> chosen = new ArrayList<>();
        while (chosen.size() < max && !candidates.isEmpty()) {
            Map<Candidate, Double> weights = candidates.stream()
                    .collect(Collectors.toMap(candidate -> candidate, candidate -> weight(candidate, telling, told)));
            Candidate best = candidates.stream()
                    .max(Comparator.comparingDouble((Candidate candidate) -> weights.getOrDefault(candidate, 0.0))
                            .thenComparing(
                                    Comparator.comparingInt(Candidate::order).reversed()))
                    .orElseThrow();
            chosen.add(best);
            told.addAll(best.stems());
            candidates.removeIf(candidate -> candidate.point.utterance() == best.point.utterance());
        }
        return chosen.stream()
                .sorted(Comparator.comparingInt(Candidate::order))
                .map(Candidate::point)
                .toList();
    }

    private static List<Candidate> candidates(List<Utterance> topic) {
        List<Candidate> candidates = new ArrayList<>();
        for (Utterance utterance : topic) {
            for (String sentence : Sentences.of(SpokenText.clean(utterance.text()))) {
                List<SpokenWord> words = SpokenWords.of(sentence);
                Set<String> stems = words.stream()
                        .filter(word -> !word.empty())
                        .map(SpokenWord::stem)
                        .collect(Collectors.toSet());
                if (stems.size() >= TELLING_MIN) {
                    candidates.add(
                            new Candidate(candidates.size(), new KeyPoint(utterance.index(), sentence), words, stems));
                }
            }
        }
        return candidates;
    }

    private static double weight(Candidate candidate, TellingWords telling, Set<String> told) {
        double sum = candidate.stems.stream()
                .mapToDouble(stem -> telling.weight(stem) * (told.contains(stem) ? TOLD_ALREADY : 1))
                .sum();
        return sum / Math.sqrt(candidate.words.size() + WORDS_ADDED);
    }

    private record Candidate(int order, KeyPoint point, List<SpokenWord> words, Set<String> stems) {}
}
