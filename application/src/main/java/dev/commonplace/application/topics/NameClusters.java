package dev.commonplace.application.topics;

import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.topics.ClusterId;
import dev.commonplace.domain.topics.GraphCluster;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeText;
import dev.commonplace.domain.topics.TopicCluster;
import dev.commonplace.domain.topics.TopicDigest;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives clusters their ids, those they had while they keep most of their nodes, and names out of the words their nodes share. */
final class NameClusters {
    private static final int THEMES_MAX = 5;
    private static final int TITLE_WORDS_MAX = 3;
    private static final int WORDS_OF_PAIR = 3;
    private static final int PAIRS_MAX = 200;

    private final ZoomLevel level;
    private final List<GraphNode> nodes;
    private final List<TopicDigest> digests;
    private final List<GraphCluster> stored;
    private final MakeId ids;
    private final Set<ClusterId> taken = new HashSet<>();

    NameClusters(
            ZoomLevel level, List<GraphNode> nodes, List<TopicDigest> digests, List<GraphCluster> stored, MakeId ids) {
        this.level = level;
        this.nodes = nodes;
        this.digests = digests;
        this.stored = stored;
        this.ids = ids;
    }

    /** @param computed themes before their groups */
    List<GraphCluster> name(List<TopicCluster> computed) {
        Map<Integer, ClusterId> themes = new HashMap<>();
        List<GraphCluster> named = new ArrayList<>();
        for (TopicCluster cluster : computed) {
            GraphCluster one = cluster(cluster, themes);
            if (cluster.level() == 1) {
                themes.put(cluster.ordinal(), one.id());
            }
            named.add(one);
        }
        return named;
    }

    private GraphCluster cluster(TopicCluster cluster, Map<Integer, ClusterId> themes) {
        Set<NodeId> members = new HashSet<>();
        cluster.members().forEach(member -> members.add(nodes.get(member).id()));
        List<String> words = words(cluster.members());
        String title = title(cluster.members(), words);
        Optional<GraphCluster> before = before(cluster.level(), members);
        return new GraphCluster(
                before.map(GraphCluster::id).orElseGet(() -> new ClusterId(ids.next())),
                level,
                cluster.level(),
                cluster.ordinal(),
                cluster.level() == 1 ? Optional.empty() : Optional.ofNullable(themes.get(cluster.parentOrdinal())),
                before.map(GraphCluster::title)
                        .map(text -> text.recomputed(title))
                        .orElseGet(() -> NodeText.computed(title)),
                words,
                Math.clamp(cluster.cohesion(), 0.0, 1.0),
                members);
    }

    private Optional<GraphCluster> before(int clusterLevel, Set<NodeId> members) {
        Optional<GraphCluster> best = stored.stream()
                .filter(one -> one.level() == clusterLevel && !taken.contains(one.id()))
                .filter(one -> 2 * common(one, members) > one.members().size())
                .max(Comparator.comparingLong((GraphCluster one) -> common(one, members))
                        .thenComparing(GraphCluster::ordinal, Comparator.reverseOrder()));
        best.ifPresent(one -> taken.add(one.id()));
        return best;
    }

    private static long common(GraphCluster cluster, Set<NodeId> members) {
        return cluster.members().stream().filter(members::contains).count();
    }

    /** The words that most pairs of its nodes share. */
    private List<String> words(List<Integer> members) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int pairs = 0;
        for (int i = 1; i < members.size(); i++) {
            for (int k = 0; k < i && pairs < PAIRS_MAX; k++) {
                pairs++;
                digests.get(members.get(k))
                        .common(digests.get(members.get(i)), WORDS_OF_PAIR)
                        .forEach(word -> counts.merge(word, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(THEMES_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String title(List<Integer> members, List<String> words) {
        if (members.size() > 1 && !words.isEmpty()) {
            String joined = String.join(", ", words.subList(0, Math.min(TITLE_WORDS_MAX, words.size())));
            int first = joined.codePointAt(0);
            return Character.toString(Character.toTitleCase(first)) + joined.substring(Character.charCount(first));
        }
        return members.stream()
                .map(nodes::get)
                .max(Comparator.comparingInt(node -> node.span().messages()))
                .map(node -> node.title().text())
                .orElse(DescribeNode.WITHOUT_WORDS);
    }
}
