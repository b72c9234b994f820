package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * From the scores of the gaps to boundaries on all levels. How many topics there are is found, not given: {@link Partition}
 * weighs the evidence against how long people usually stay with a topic.
 *
 * <p>First come the topics ({@link ZoomLevel#TOPICS}, usually 1,500 words, ten minutes of talk). The finer levels cut each node of
 * the level above, into segments of usually 600, 240 and 100 words; the coarsest level puts neighbouring topics together. The
 * evidence of a gap is {@code ln of the sum of exp(score)} over the gaps around it, which makes several middling gaps close to
 * each other as good as one clear one; the boundary stands where that is greatest. Takes a time linear in the length but for
 * the topics themselves, of which there are few.
 */
public final class SegmentTopics {
    /** Of the finer levels: share of the usual words, gaps around a gap that add to its evidence, least utterances. */
    private static final List<Grain> FINER =
            List.of(new Grain(0.4, 2, 3), new Grain(0.16, 1, 2), new Grain(0.064, 0, 1));

    private static final Grain TOPIC = new Grain(1, 4, 4);
    /** A conversation has about this many parts at most, however long it is, and a part is several topics. */
    private static final int PARTS = 6;

    private static final int TOPICS_IN_PART = 2;
    /** A candidate is the greatest of so many gaps on either side. */
    private static final int PEAK_RADIUS = 3;

    private SegmentTopics() {}

    /** The boundaries of the conversation in their order, each with the coarsest level on which it is one. */
    public static List<TopicBoundary> boundaries(GapScores scores, PinnedBoundaries pinned) {
        return boundaries(scores, pinned, TopicSettings.DEFAULT);
    }

    /** With other numbers than usual. */
    public static List<TopicBoundary> boundaries(GapScores scores, PinnedBoundaries pinned, TopicSettings settings) {
        int utterances = scores.utterances();
        double[] raw = new double[utterances];
        long[] wordsBefore = new long[utterances + 1];
        for (int i = 0; i < utterances; i++) {
            raw[i] = i == 0 ? Double.NEGATIVE_INFINITY : scores.before(i);
            wordsBefore[i + 1] = wordsBefore[i] + scores.words(i);
        }
        Levels levels = new Levels(raw, wordsBefore, pinned, settings);
        levels.cut(ZoomLevel.TOPICS, TOPIC);
        levels.join(ZoomLevel.COARSEST);
        for (int i = 0; i < FINER.size(); i++) {
            levels.cut(new ZoomLevel(ZoomLevel.TOPICS.number() + 1 + i), FINER.get(i));
        }
        double[] strengths = Evidence.around(raw, TOPIC.around);
        List<TopicBoundary> boundaries = new ArrayList<>();
        levels.chosen.forEach((first, level) -> {
            double strength = pinned.forced().containsKey(first) ? 1 : 1 / (1 + Math.exp(-strengths[first]));
            boundaries.add(new TopicBoundary(first, level, strength));
        });
        return List.copyOf(boundaries);
    }

    private record Grain(double share, int around, int utterancesMin) {
        /** Of a level other than the topics, a gap of usual evidence costs nothing: length decides how many nodes there are. */
        private TopicSettings settings(TopicSettings topics, double usualEvidence) {
            int words = (int) Math.ceil(share * topics.usualWords());
            return share == 1 ? topics : new TopicSettings(words, usualEvidence, topics.prior());
        }
    }

    private static final class Levels {
        private final double[] raw;
        private final long[] wordsBefore;
        private final PinnedBoundaries pinned;
        private final TopicSettings settings;
        private final TreeMap<Integer, ZoomLevel> chosen = new TreeMap<>();

        private Levels(double[] raw, long[] wordsBefore, PinnedBoundaries pinned, TopicSettings settings) {
            this.raw = raw;
            this.wordsBefore = wordsBefore;
            this.pinned = pinned;
            this.settings = settings;
        }

        /** Cuts every node that there is so far, and at the places that are forced on this level. */
        private void cut(ZoomLevel level, Grain grain) {
            for (Map.Entry<Integer, ZoomLevel> forced : pinned.forced().entrySet()) {
                boolean here = !level.coarserThan(forced.getValue());
                if (here && forced.getKey() > 0 && forced.getKey() < raw.length) {
                    chosen.putIfAbsent(forced.getKey(), forced.getValue());
                }
            }
            double[] evidence = Evidence.around(raw, grain.around);
            double usual = Evidence.mean(
                    evidence, IntStream.range(1, raw.length).boxed().toList());
            Partition partition = new Partition(wordsBefore, grain.settings(settings, usual), grain.utterancesMin);
            int from = 0;
            List<Integer> ends = new ArrayList<>(chosen.keySet());
            ends.add(raw.length);
            for (int to : ends) {
                List<Integer> candidates = candidates(evidence, grain, from, to);
                partition.cuts(from, to, candidates, evidence).forEach(cut -> chosen.put(cut, level));
                from = to;
            }
        }

        private List<Integer> candidates(double[] evidence, Grain grain, int from, int to) {
            List<Integer> candidates = new ArrayList<>();
            int radius = Math.min(PEAK_RADIUS, grain.around);
            for (int gap = from + 1; gap < to; gap++) {
                if (Evidence.isPeak(evidence, gap, radius)) {
                    int place = Evidence.place(raw, evidence, gap, grain.around, from, to);
                    boolean behind = candidates.isEmpty() || candidates.getLast() < place;
                    if (behind && !pinned.forbidden().contains(place)) {
                        candidates.add(place);
                        evidence[place] = evidence[gap];
                    }
                }
            }
            return candidates;
        }

        /** Of the boundaries that there are so far, the best become boundaries of the coarsest level. */
        private void join(ZoomLevel level) {
            long words = wordsBefore[raw.length];
            int usual = (int)
                    Math.min(Integer.MAX_VALUE, Math.max((long) TOPICS_IN_PART * settings.usualWords(), words / PARTS));
            double[] evidence = Evidence.around(raw, TOPIC.around);
            List<Integer> candidates = chosen.entrySet().stream()
                    .filter(boundary -> !pinned.forced().containsKey(boundary.getKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            new Partition(
                            wordsBefore,
                            new TopicSettings(usual, Evidence.mean(evidence, candidates), settings.prior()),
                            TOPIC.utterancesMin)
                    .cuts(0, raw.length, candidates, evidence)
                    .forEach(cut -> chosen.put(cut, level));
        }
    }
}
