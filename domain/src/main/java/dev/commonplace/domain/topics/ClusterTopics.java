package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Groups of topics that are about the same things, wherever they stand: agglomerative, average linkage over {@link TopicLikeness}
 * (Sokal and Michener 1958). Groups (level 2) grow while their topics are alike by {@link #GROUP_LIKENESS}, themes (level 1)
 * while they are by {@link #THEME_LIKENESS}; each group lies inside one theme. Equal likeness: the earliest pair first.
 */
public final class ClusterTopics {
    public static final double GROUP_LIKENESS = 0.3;
    public static final double THEME_LIKENESS = 0.15;
    /** The most topics that are clustered; of more, there are no clusters. */
    public static final int TOPICS_MAX = 600;

    private ClusterTopics() {}

    /**
     * @param topics of one level, in their order
     * @return the themes, then the groups; each topic is in exactly one of both
     */
    public static List<TopicCluster> of(List<TopicDigest> topics) {
        if (topics.isEmpty() || topics.size() > TOPICS_MAX) {
            return List.of();
        }
        TopicLikeness likeness = new TopicLikeness(topics);
        double[][] alike = new double[topics.size()][topics.size()];
        for (int i = 0; i < topics.size(); i++) {
            for (int k = 0; k < i; k++) {
                alike[i][k] = alike[k][i] = likeness.of(k, i);
            }
        }
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < topics.size(); i++) {
            groups.add(List.of(i));
        }
        groups = Linkage.merge(groups, alike, GROUP_LIKENESS);
        List<List<Integer>> themes = Linkage.merge(groups, alike, THEME_LIKENESS);
        List<TopicCluster> clusters = new ArrayList<>();
        for (int i = 0; i < themes.size(); i++) {
            clusters.add(new TopicCluster(1, i, -1, themes.get(i), Linkage.cohesion(themes.get(i), alike)));
        }
        for (int i = 0; i < groups.size(); i++) {
            int member = groups.get(i).getFirst();
            int parent = themes.indexOf(themes.stream()
                    .filter(theme -> theme.contains(member))
                    .min(Comparator.comparingInt(List::getFirst))
                    .orElseThrow());
            clusters.add(new TopicCluster(2, i, parent, groups.get(i), Linkage.cohesion(groups.get(i), alike)));
        }
        return List.copyOf(clusters);
    }
}
