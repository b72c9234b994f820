package dev.commonplace.application.topics;

import dev.commonplace.application.topics.MessageWindow.Spoken;
import dev.commonplace.application.topics.TopicGraphs.Placed;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.topics.ConversationWords;
import dev.commonplace.domain.topics.GapScores;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeOutline;
import dev.commonplace.domain.topics.SegmentTopics;
import dev.commonplace.domain.topics.TopicTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Computes what becomes of a graph. Scores of gaps are computed at the tail, or everywhere in a full pass; boundaries from all
 * scores; of nodes, those whose stretch has changed. A full pass and one over the tail come to the same, because each number
 * depends on the messages alone and not on how often the graph was computed before.
 */
final class GraphPass {
    /** How many utterances at a time are scored in a full pass. */
    private static final int SCORED_AT_ONCE = 4_000;

    private final PassInput input;
    private final MessageWindow messages;

    GraphPass(PassInput input, MessageWindow messages) {
        this.input = input;
        this.messages = messages;
    }

    /**
     * What is to be written.
     *
     * @param scoresUnchanged so many of the first scores are as they are stored
     * @param put nodes that are new or have changed, parents before their children
     * @param retold how many of them have other texts, or are new
     * @param gone nodes that are no more
     */
    record Result(
            GapScores scores,
            int scoresUnchanged,
            ConversationWords words,
            List<GraphNode> put,
            int retold,
            Set<NodeId> gone,
            Map<Placed, NodeId> placed,
            Map<NodeId, Embedding> meanings,
            int nodes) {}

    /** @param load the stored nodes of these ids */
    Result compute(Function<Set<NodeId>, List<GraphNode>> load, NewIds ids) {
        int ready = input.extent().ready();
        GapScores scores = scores(ready);
        PinTopics pins = PinTopics.of(input.outline(), input.analysed(), input.corrections(), ready);
        TopicTree tree = TopicTree.of(ready, pins.held(SegmentTopics.boundaries(scores, pins.pinned())));
        ConversationWords words = input.full() ? words(Checkpoints.words(ready)) : input.words();
        PlanNodes plan = PlanNodes.of(tree, input, ids);
        ComputeNodes compute = new ComputeNodes(input, messages, words, plan);
        compute.run(load);
        return new Result(
                scores,
                input.full() ? 0 : Math.max(0, input.scores().utterances() - GapScores.REACH),
                words,
                compute.put(),
                compute.retold(),
                plan.gone(),
                placed(plan),
                compute.meanings(),
                plan.planned().size());
    }

    private GapScores scores(int ready) {
        GapScores scores = input.scores();
        int step = input.full() ? SCORED_AT_ONCE : Math.max(1, ready);
        while (scores.utterances() < ready) {
            int to = Math.min(ready, scores.utterances() + step);
            scores = scores.with(messages.utterances(scores.rereadFrom(), to));
        }
        return scores;
    }

    private ConversationWords words(int through) {
        ConversationWords words = ConversationWords.none();
        for (int from = 0; from < through; from += SCORED_AT_ONCE) {
            words = words.with(messages.utterances(from, Math.min(through, from + SCORED_AT_ONCE)));
        }
        return words;
    }

    /** The messages that are in another node of the finest level than before. */
    private Map<Placed, NodeId> placed(PlanNodes plan) {
        Map<NodeId, NodeOutline> stored = new LinkedHashMap<>();
        input.outline().forEach(node -> stored.put(node.span().id(), node));
        Map<Placed, NodeId> placed = new LinkedHashMap<>();
        for (PlanNodes.Planned node : plan.finest()) {
            NodeOutline before = stored.get(node.id());
            int known = input.full()
                            || before == null
                            || before.span().first() > node.topic().first()
                    ? -1
                    : before.span().last();
            int from = Math.max(node.topic().first(), known + 1);
            if (from <= node.topic().last()) {
                for (Spoken message : messages.range(from, node.topic().last() + 1)) {
                    put(placed, message, node.id());
                }
            }
        }
        plan.moved()
                .forEach((sequence, node) ->
                        put(placed, messages.range(sequence, sequence + 1).getFirst(), node.id()));
        return placed;
    }

    private static void put(Map<Placed, NodeId> placed, Spoken message, NodeId node) {
        if (!message.said().deleted()) {
            placed.put(new Placed(message.said().id(), message.said().sequence()), node);
        }
    }
}
