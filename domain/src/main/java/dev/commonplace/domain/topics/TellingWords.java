package dev.commonplace.domain.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each word tells about a topic: {@code sqrt(G2) + 0.3 * ln(1 + count)}, where G2 is the log-likelihood ratio of the
 * word's frequency in the topic against the rest of the conversation (Dunning 1993, "Accurate Methods for the Statistics of
 * Surprise and Coincidence"), 0 for a word that the topic has less often than the rest.
 */
final class TellingWords {
    private static final double COUNT_WEIGHT = 0.3;

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();

    TellingWords(List<List<SpokenWord>> topic, ConversationWords all) {
        long words = 0;
        for (List<SpokenWord> utterance : topic) {
            for (SpokenWord word : utterance) {
                if (!word.empty()) {
                    counts.merge(word.stem(), 1, Integer::sum);
                    words++;
                }
            }
        }
        double inTopic = words;
        counts.forEach((stem, count) -> {
            double rest = Math.max(0, all.count(stem) - count);
            double ratio = likelihoodRatio(count, inTopic, rest, Math.max(0, all.total() - inTopic));
            weights.put(stem, Math.sqrt(ratio) + COUNT_WEIGHT * Math.log1p(count));
        });
    }

    /** 0 for a word that the topic does not have. */
    double weight(String stem) {
        return weights.getOrDefault(stem, 0.0);
    }

    int count(String stem) {
        return counts.getOrDefault(stem, 0);
    }

    Map<String, Double> weights() {
        return weights;
    }

    private static double likelihoodRatio(double inTopic, double topicWords, double inRest, double restWords) {
        if (topicWords == 0 || restWords == 0 || inTopic / topicWords <= inRest / restWords) {
            return 0;
        }
        double share = (inTopic + inRest) / (topicWords + restWords);
        double ratio = inTopic * Math.log(inTopic / (topicWords * share));
        return 2 * (inRest == 0 ? ratio : ratio + inRest * Math.log(inRest / (restWords * share)));
    }
}
