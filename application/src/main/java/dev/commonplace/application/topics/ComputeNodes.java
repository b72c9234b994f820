package dev.commonplace.application.topics;

import dev.commonplace.application.topics.MessageWindow.Spoken;
import dev.commonplace.application.topics.PlanNodes.Planned;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.topics.ConversationWords;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeOutline;
import dev.commonplace.domain.topics.NodeSpan;
import dev.commonplace.domain.topics.NodeTalk;
import dev.commonplace.domain.topics.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Computes the nodes that have changed: the cheap parts from the messages that came, the costly ones where their basis has changed. */
final class ComputeNodes {
    private final PassInput input;
    private final MessageWindow messages;
    private final ConversationWords words;
    private final PlanNodes plan;
    private final List<GraphNode> put = new ArrayList<>();
    private final Map<NodeId, Embedding> meanings = new LinkedHashMap<>();
    private int retold;

    ComputeNodes(PassInput input, MessageWindow messages, ConversationWords words, PlanNodes plan) {
        this.input = input;
        this.messages = messages;
        this.words = words;
        this.plan = plan;
    }

    List<GraphNode> put() {
        return put;
    }

    Map<NodeId, Embedding> meanings() {
        return meanings;
    }

    int retold() {
        return retold;
    }

    void run(Function<Set<NodeId>, List<GraphNode>> load) {
        List<Planned> changed = plan.planned().stream()
                .filter(node -> input.full() || plan.hasMoved(node) || hasChanged(node))
                .toList();
        Map<NodeId, GraphNode> stored = new HashMap<>();
        load.apply(changed.stream()
                        .filter(node -> node.stored().isPresent())
                        .map(Planned::id)
                        .collect(Collectors.toSet()))
                .forEach(node -> stored.put(node.id(), node));
        // By place and not by level, so that messages are read once.
        List<Planned> byPlace = changed.stream()
                .sorted(Comparator.comparingInt((Planned node) -> node.topic().first())
                        .thenComparing(node -> node.topic().level()))
                .toList();
        Map<NodeId, GraphNode> computed = new HashMap<>();
        for (Planned node : byPlace) {
            GraphNode before = stored.get(node.id());
            if (before == null && node.stored().isPresent()) {
                throw new GraphMovedException();
            }
            GraphNode now = before == null ? fresh(node) : again(node, before);
            if (before == null || !sameAs(before, now)) {
                computed.put(node.id(), now);
            }
        }
        for (Planned node : plan.planned()) {
            Optional.ofNullable(computed.get(node.id())).ifPresent(put::add);
        }
    }

    private static boolean hasChanged(Planned node) {
        return node.stored()
                .filter(before -> before.confidence() == node.topic().strength())
                .map(NodeOutline::span)
                .filter(span -> span.first() == node.topic().first()
                        && span.last() == node.topic().last()
                        && span.basis() == node.basis()
                        && span.parent().equals(node.parent()))
                .isEmpty();
    }

    private GraphNode fresh(Planned node) {
        List<Spoken> all = members(node, node.topic().first(), node.topic().last() + 1);
        return DescribeNode.fresh(
                span(node, live(all)),
                texts(node),
                DescribeNode.talk(all),
                node.topic().strength());
    }

    private GraphNode again(Planned node, GraphNode before) {
        NodeSpan was = before.span();
        boolean sameStart = was.first() == node.topic().first() && !input.full() && !plan.hasMoved(node);
        NodeTalk talk = before.talk();
        int live = was.messages();
        if (!sameStart || was.last() > node.topic().last()) {
            List<Spoken> all = members(node, node.topic().first(), node.topic().last() + 1);
            talk = DescribeNode.talk(all);
            live = live(all);
        } else if (was.last() < node.topic().last()) {
            List<Spoken> more = messages.range(was.last(), node.topic().last() + 1);
            talk = DescribeNode.talk(talk, more);
            live += live(more.subList(1, more.size()));
        }
        double confidence = node.topic().strength();
        return sameStart && was.basis() == node.basis()
                ? DescribeNode.grown(before, span(node, live), talk, confidence)
                : DescribeNode.again(before, span(node, live), texts(node), talk, confidence);
    }

    private DescribeNode.Texts texts(Planned node) {
        retold++;
        int first = node.topic().first();
        List<Utterance> basis = members(node, first, first + node.basis()).stream()
                .filter(message -> !message.said().deleted())
                .map(Spoken::utterance)
                .toList();
        meaning(basis).ifPresent(meaning -> meanings.put(node.id(), meaning));
        return DescribeNode.texts(basis, words, names(basis));
    }

    /** Only of those who speak here: who comes in later must not change what is told of what was. */
    private Set<String> names(List<Utterance> basis) {
        return basis.stream()
                .map(utterance -> input.names().getOrDefault(utterance.speaker(), ""))
                .collect(Collectors.toSet());
    }

    /** The messages of a stretch without those that were moved out of it, and with those that were moved into the node. */
    private List<Spoken> members(Planned node, int from, int to) {
        List<Spoken> stretch = messages.range(from, to);
        if (!plan.hasMoved(node)) {
            return stretch;
        }
        List<Spoken> members = new ArrayList<>(stretch);
        members.removeIf(message -> plan.moved().containsKey(message.said().sequence()));
        plan.moved().keySet().stream()
                .filter(sequence -> plan.holds(node, sequence))
                .forEach(sequence -> members.addAll(messages.range(sequence, sequence + 1)));
        members.sort(Comparator.comparingInt(message -> message.said().sequence()));
        return members;
    }

    private static int live(List<Spoken> messages) {
        return (int)
                messages.stream().filter(message -> !message.said().deleted()).count();
    }

    private static Optional<Embedding> meaning(List<Utterance> basis) {
        float[] sum = new float[0];
        for (Utterance utterance : basis) {
            float[] vector = utterance.vector();
            if (vector != null) {
                sum = sum.length == 0 ? new float[vector.length] : sum;
                for (int i = 0; i < Math.min(sum.length, vector.length); i++) {
                    sum[i] += vector[i];
                }
            }
        }
        double squares = 0;
        for (float value : sum) {
            squares += (double) value * value;
        }
        return squares > 0 ? Optional.of(Embedding.of(sum)) : Optional.empty();
    }

    private NodeSpan span(Planned node, int live) {
        return new NodeSpan(
                node.id(),
                node.topic().level(),
                node.parent(),
                node.topic().first(),
                node.topic().last(),
                live,
                node.basis());
    }

    private static boolean sameAs(GraphNode before, GraphNode now) {
        return new GraphNode(
                        now.span(),
                        now.title(),
                        now.summary(),
                        now.keyPoints(),
                        now.talk(),
                        now.flags(),
                        now.place(),
                        now.confidence(),
                        before.version())
                .equals(before);
    }
}
