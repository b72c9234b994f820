package dev.commonplace.domain.topics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How alike two utterances are. */
final class PairLikeness {
    private PairLikeness() {}

    /** The cosine of their meanings, -1..1; where one has no vector, the share of telling words in common (Dice), 0..1. */
    static double of(Utterance one, Utterance other) {
        if (one.vector() != null && other.vector() != null) {
            return Meanings.cosine(one, other);
        }
        Set<String> words = telling(one);
        Set<String> others = telling(other);
        Set<String> common = new HashSet<>(words);
        common.retainAll(others);
        return common.isEmpty() ? 0 : 2.0 * common.size() / (words.size() + others.size());
    }

    private static Set<String> telling(Utterance utterance) {
        List<SpokenWord> words = SpokenWords.of(utterance.text());
        return words.stream()
                .filter(word -> !word.empty())
                .map(SpokenWord::stem)
                .collect(Collectors.toSet());
    }
}
