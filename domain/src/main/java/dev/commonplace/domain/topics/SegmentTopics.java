package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** From the scores of the gaps to boundaries on all levels; how many topics there are is found, not given. */
public final class SegmentTopics {
    private static final int TOPIC_UTTERANCES = 120;
    private static final int FINEST_UTTERANCES = 8;

    private SegmentTopics() {}

    /** The boundaries of the conversation in their order, each with the coarsest level on which it is one. */
    public static List<TopicBoundary> boundaries(GapScores scores, PinnedBoundaries pinned) {
        int utterances = scores.utterances();
        Map<Integer, TopicBoundary> chosen = new TreeMap<>();
        pinned.forced().forEach((first, level) -> {
            if (first > 0 && first < utterances) {
                chosen.put(first, new TopicBoundary(first, level, 1));
            }
        });
        List<Integer> best = IntStream.range(1, utterances)
                .filter(gap -> !pinned.forbidden().contains(gap))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer gap) -> -scores.before(gap))
                        .thenComparing(gap -> gap))
                .toList();
        double topics = Math.max(1, (double) utterances / TOPIC_UTTERANCES);
        double finest = Math.max(1, (double) utterances / FINEST_UTTERANCES);
        for (ZoomLevel level : ZoomLevel.OF_NODES) {
            double share = (level.number() - ZoomLevel.TOPICS.number()) / 3.0;
            double count =
                    level.equals(ZoomLevel.COARSEST) ? Math.sqrt(topics) : topics * Math.pow(finest / topics, share);
            double apart = utterances / count / 3;
            for (int gap : best) {
                if (chosen.size() + 1 >= count) {
                    break;
                }
                boolean free = chosen.keySet().stream().noneMatch(other -> Math.abs(other - gap) < apart)
                        && gap >= apart
                        && utterances - gap >= apart;
                if (free) {
                    chosen.put(gap, new TopicBoundary(gap, level, Math.clamp(scores.before(gap), 0, 1)));
                }
            }
        }
        return new ArrayList<>(chosen.values());
    }
}
