package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The topics of a conversation on five levels that nest: every utterance is in exactly one node of each level, and every
 * node inside one node of the next coarser level. A level may equal its neighbour, as in a short conversation.
 */
public final class TopicTree {
    private final int utterances;
    private final Map<ZoomLevel, List<TopicNode>> levels;

    private TopicTree(int utterances, Map<ZoomLevel, List<TopicNode>> levels) {
        this.utterances = utterances;
        this.levels = levels;
    }

    /**
     * @param utterances how many there are; none gives a tree without nodes
     * @param boundaries in any order, each at most once
     */
    public static TopicTree of(int utterances, List<TopicBoundary> boundaries) {
        List<TopicBoundary> sorted = boundaries.stream()
                .sorted(Comparator.comparingInt(TopicBoundary::first))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            int first = sorted.get(i).first();
            if (first >= utterances || (i > 0 && sorted.get(i - 1).first() == first)) {
                throw new IllegalArgumentException("A boundary outside the conversation, or twice: " + first);
            }
        }
        Map<ZoomLevel, List<TopicNode>> levels = new TreeMap<>();
        List<TopicNode> coarser = List.of();
        for (ZoomLevel level : ZoomLevel.OF_NODES) {
            coarser = utterances == 0 ? List.of() : nodes(level, utterances, sorted, coarser);
            levels.put(level, coarser);
        }
        return new TopicTree(utterances, levels);
    }

    private static List<TopicNode> nodes(
            ZoomLevel level, int utterances, List<TopicBoundary> sorted, List<TopicNode> coarser) {
        List<TopicBoundary> here = sorted.stream()
                .filter(boundary -> !level.coarserThan(boundary.level()))
                .toList();
        List<TopicNode> nodes = new ArrayList<>();
        int parent = coarser.isEmpty() ? -1 : 0;
        for (int i = 0; i <= here.size(); i++) {
            int first = i == 0 ? 0 : here.get(i - 1).first();
            int last = i == here.size() ? utterances - 1 : here.get(i).first() - 1;
            while (parent >= 0 && coarser.get(parent).last() < first) {
                parent++;
            }
            nodes.add(new TopicNode(
                    level, i, first, last, parent, i == 0 ? 1 : here.get(i - 1).strength()));
        }
        return List.copyOf(nodes);
    }

    public int utterances() {
        return utterances;
    }

    /**
     * The nodes of a level in their order.
     *
     * @param level not that of the messages
     */
    public List<TopicNode> nodes(ZoomLevel level) {
        List<TopicNode> nodes = levels.get(level);
        if (nodes == null) {
            throw new IllegalArgumentException("The messages are no nodes.");
        }
        return nodes;
    }

    /** The node of the level that the utterance is in. */
    public TopicNode nodeOf(int utterance, ZoomLevel level) {
        List<TopicNode> nodes = nodes(level);
        int low = 0;
        int high = nodes.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (nodes.get(middle).first() <= utterance) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (nodes.isEmpty() || !nodes.get(low).contains(utterance)) {
            throw new IllegalArgumentException(
                    "No utterance " + utterance + " in a conversation of " + utterances + ".");
        }
        return nodes.get(low);
    }

    /** The nodes of the next finer level inside this one; none on the finest. */
    public List<TopicNode> children(TopicNode node) {
        if (node.level().equals(ZoomLevel.FINEST)) {
            return List.of();
        }
        return nodes(new ZoomLevel(node.level().number() + 1)).stream()
                .filter(child -> child.parentOrdinal() == node.ordinal())
                .toList();
    }
}
