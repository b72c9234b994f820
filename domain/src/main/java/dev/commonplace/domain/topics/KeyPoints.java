package dev.commonplace.domain.topics;

import dev.commonplace.domain.shared.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
        return inOrder(ranked(topic, all, max));
    }

    /** The same, the most telling first. */
    public static List<KeyPoint> ranked(List<Utterance> topic, ConversationWords all, int max) {
        List<Candidate> candidates = candidates(topic);
        TellingWords telling =
                new TellingWords(candidates.stream().map(Candidate::words).toList(), all);
        Set<String> told = new HashSet<>();
        List<KeyPoint> chosen = new ArrayList<>();
        while (chosen.size() < max && !candidates.isEmpty()) {
            Candidate best = best(candidates, telling, told);
            chosen.add(best.point);
            told.addAll(best.stems);
            candidates.removeIf(candidate -> candidate.point.utterance() == best.point.utterance());
        }
        return chosen;
    }

    /** In the order in which they were said: no two are of one utterance. */
    public static List<KeyPoint> inOrder(List<KeyPoint> points) {
        return points.stream()
                .sorted(Comparator.comparingInt(KeyPoint::utterance))
                .toList();
    }

    /** The first of those that weigh most. */
    private static Candidate best(List<Candidate> candidates, TellingWords telling, Set<String> told) {
        Candidate best = candidates.getFirst();
        double most = weight(best, telling, told);
        for (Candidate candidate : candidates.subList(1, candidates.size())) {
            double weight = weight(candidate, telling, told);
            if (weight > most) {
                best = candidate;
                most = weight;
            }
        }
        return best;
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
                    candidates.add(new Candidate(new KeyPoint(utterance.index(), sentence), words, stems));
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

    private record Candidate(KeyPoint point, List<SpokenWord> words, Set<String> stems) {}
}
