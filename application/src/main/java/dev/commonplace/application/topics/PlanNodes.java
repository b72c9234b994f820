package dev.commonplace.application.topics;

import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeOutline;
import dev.commonplace.domain.topics.TopicNode;
import dev.commonplace.domain.topics.TopicTree;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which nodes there will be, each with the stored one that it was, if it was any. */
final class PlanNodes {
    private final List<Planned> planned = new ArrayList<>();
    private final Map<NodeId, Planned> byId = new HashMap<>();
    private final List<Planned> finest = new ArrayList<>();
    private final Set<NodeId> gone = new HashSet<>();
    private final Map<Integer, Planned> moved = new HashMap<>();
    private final Set<NodeId> ofMovedMessages = new HashSet<>();

    private PlanNodes() {}

    /**
     * @param basis on how many places from its first on its costly parts rest
     * @param open whether it is the last of its level
     */
    record Planned(
            NodeId id,
            TopicNode topic,
            Optional<NodeId> parent,
            int basis,
            boolean open,
            Optional<NodeOutline> stored) {}

    static PlanNodes of(TopicTree tree, PassInput input, NewIds ids) {
        PlanNodes plan = new PlanNodes();
        List<Planned> coarser = List.of();
        for (ZoomLevel level : ZoomLevel.OF_NODES) {
            coarser = plan.level(tree, level, coarser, input, ids);
        }
        plan.finest.addAll(coarser);
        plan.findMoved(tree, input.corrections().moved());
        return plan;
    }

    private List<Planned> level(TopicTree tree, ZoomLevel level, List<Planned> coarser, PassInput input, NewIds ids) {
        List<TopicNode> topics = tree.nodes(level);
        List<NodeOutline> stored = input.outline().stream()
                .filter(node -> node.span().level().equals(level))
                .toList();
        Map<Integer, NodeOutline> matched = KeepIds.match(topics, stored);
        List<Planned> here = new ArrayList<>();
        for (int i = 0; i < topics.size(); i++) {
            TopicNode topic = topics.get(i);
            Optional<NodeOutline> before = Optional.ofNullable(matched.get(i));
            boolean open = i == topics.size() - 1;
            Planned node = new Planned(
                    before.map(outline -> outline.span().id()).orElseGet(ids::next),
                    topic,
                    topic.parentOrdinal() < 0
                            ? Optional.empty()
                            : Optional.of(coarser.get(topic.parentOrdinal()).id()),
                    Checkpoints.basis(topic.size(), open),
                    open,
                    before);
            here.add(node);
            byId.put(node.id(), node);
        }
        stored.stream()
                .map(outline -> outline.span().id())
                .filter(id -> !byId.containsKey(id))
                .forEach(gone::add);
        planned.addAll(here);
        return here;
    }

    private void findMoved(TopicTree tree, Map<Integer, Integer> corrections) {
        int messages = tree.utterances();
        corrections.forEach((sequence, target) -> {
            if (sequence < messages && target < messages) {
                Planned node = finest.get(tree.nodeOf(target, ZoomLevel.FINEST).ordinal());
                moved.put(sequence, node);
                touch(node);
                touch(finest.get(tree.nodeOf(sequence, ZoomLevel.FINEST).ordinal()));
            }
        });
    }

    private void touch(Planned node) {
        Optional<Planned> next = Optional.of(node);
        while (next.isPresent() && ofMovedMessages.add(next.get().id())) {
            next = next.get().parent().map(byId::get);
        }
    }

    /** Of all levels, the coarsest first. */
    List<Planned> planned() {
        return planned;
    }

    /** Those of the finest level in their order. */
    List<Planned> finest() {
        return finest;
    }

    /** Stored nodes that are none of these. */
    Set<NodeId> gone() {
        return gone;
    }

    /** The messages that people have moved, each with the finest node that it is in now. */
    Map<Integer, Planned> moved() {
        return moved;
    }

    /** Whether messages were moved into the node or out of it. */
    boolean hasMoved(Planned node) {
        return ofMovedMessages.contains(node.id());
    }

    /** Whether a message that was moved is in the node now. */
    boolean holds(Planned node, int sequence) {
        Planned at = moved.get(sequence);
        while (at != null && !at.id().equals(node.id())) {
            at = at.parent().map(byId::get).orElse(null);
        }
        return at != null;
    }
}
