package dev.commonplace.application.topics;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.topics.GraphCluster;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.TopicAnalysis;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Shows the graph of a conversation to those who may see the conversation. */
public final class ReadGraph {
    /** The most messages of one answer. */
    public static final int MESSAGES_MAX = MessageRange.LIMIT_MAX;
    /** The most nodes of one answer. */
    public static final int NODES_MAX = 5_000;

    private final Transactions<TopicsWork> transactions;

    public ReadGraph(Transactions<TopicsWork> transactions) {
        this.transactions = transactions;
    }

    /**
     * What of a graph is wanted.
     *
     * @param fromSequence the first message; nodes that end before it are left out
     * @param limit the most messages
     */
    public record Query(
            ConversationId id,
            ZoomLevel zoom,
            boolean relations,
            boolean clusters,
            boolean messages,
            int fromSequence,
            int limit) {
        public Query {
            if (limit < 1 || limit > MESSAGES_MAX) {
                throw RefusedException.invalid("/limit", "A page has 1 to " + MESSAGES_MAX + " messages.");
            }
        }

        /** Nodes alone. */
        public static Query nodes(ConversationId id, ZoomLevel zoom) {
            return new Query(id, zoom, false, false, false, 0, MESSAGES_MAX);
        }
    }

    /**
     * A graph, or a page of its messages.
     *
     * @param state see {@link ReadGraph#state}
     * @param analysis empty where there is none yet: then there are no nodes
     * @param nodes of the level, in their order; none on level 0
     * @param relations between the nodes shown: that each follows the one before, then the others, the strongest first
     * @param messages where they are wanted, tombstones left out
     * @param nodeOfMessage in which node of the level each message is, by its sequence; of level 0, which of the finest
     * @param nextSequence the first place that was left out; empty where none was
     */
    public record Outcome(
            Conversation conversation,
            String state,
            Optional<TopicAnalysis> analysis,
            ZoomLevel zoom,
            List<Participant> participants,
            List<GraphNode> nodes,
            List<GraphRelation> relations,
            List<GraphCluster> clusters,
            List<Message> messages,
            Map<Integer, NodeId> nodeOfMessage,
            OptionalInt nextSequence) {}

    /**
     * Whether anything that an answer shows has changed: the same text while nothing has.
     *
     * @throws RefusedException {@code NOT_FOUND}
     */
    public String state(Caller caller, ConversationId id) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            Conversation conversation = ConversationAccess.visible(work.conversations(), caller, id);
            return state(
                    conversation, work.analyses().find(id), work.participants().ofConversation(id));
        });
    }

    private static String state(
            Conversation conversation, Optional<TopicAnalysis> analysis, List<Participant> participants) {
        int names = participants.stream().map(Participant::name).toList().hashCode();
        return analysis.map(TopicAnalysis::revision).orElse(0) + "-" + conversation.nextSequence() + "-"
                + conversation.counters().messages() + "-" + Integer.toHexString(names);
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public Outcome read(Caller caller, Query query) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            Conversation conversation = ConversationAccess.visible(work.conversations(), caller, query.id());
            boolean ofMessages = query.zoom().equals(ZoomLevel.MESSAGES);
            List<Message> page = query.messages() || ofMessages
                    ? work.messages().list(query.id(), MessageRange.from(query.fromSequence(), query.limit()))
                    : List.of();
            List<GraphNode> nodes = ofMessages
                    ? List.of()
                    : work.graphs().nodes(query.id(), query.zoom(), query.fromSequence(), NODES_MAX + 1);
            Optional<TopicAnalysis> analysis = work.analyses().find(query.id());
            List<Participant> participants = work.participants().ofConversation(query.id());
            List<GraphNode> shown = nodes.subList(0, Math.min(NODES_MAX, nodes.size()));
            return new Outcome(
                    conversation,
                    state(conversation, analysis, participants),
                    analysis,
                    query.zoom(),
                    participants,
                    shown,
                    query.relations() && !ofMessages ? relations(work, query, shown) : List.of(),
                    query.clusters() && !ofMessages ? work.graphs().clusters(query.id(), query.zoom()) : List.of(),
                    page.stream().filter(message -> !message.isDeleted()).toList(),
                    nodeOfMessage(work, query, page),
                    next(query, conversation, page, nodes));
        });
    }

    private static Map<Integer, NodeId> nodeOfMessage(TopicsWork work, Query query, List<Message> page) {
        ZoomLevel level = query.zoom().equals(ZoomLevel.MESSAGES) ? ZoomLevel.FINEST : query.zoom();
        List<Integer> places = page.stream().map(Message::sequence).toList();
        return places.isEmpty() ? Map.of() : work.graphs().nodesOf(query.id(), places, level);
    }

    /** The first place that was left out. */
    private static OptionalInt next(Query query, Conversation conversation, List<Message> page, List<GraphNode> nodes) {
        int next = Integer.MAX_VALUE;
        if (page.size() == query.limit() && page.getLast().sequence() + 1 < conversation.nextSequence()) {
            next = page.getLast().sequence() + 1;
        }
        if (nodes.size() > NODES_MAX) {
            next = Math.min(next, nodes.get(NODES_MAX).span().first());
        }
        return next == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(next);
    }

    /** In the order of their strength, those that follow from the order of the nodes first. */
    private static List<GraphRelation> relations(TopicsWork work, Query query, List<GraphNode> nodes) {
        List<GraphRelation> relations = new ArrayList<>();
        for (int i = 1; i < nodes.size(); i++) {
            relations.add(FollowingNodes.relation(
                    nodes.get(i - 1).span(), nodes.get(i).span()));
        }
        Set<NodeId> shown = new HashSet<>();
        nodes.forEach(node -> shown.add(node.id()));
        contextual(work, query.id(), query.zoom()).stream()
                .filter(relation -> shown.contains(relation.from()) && shown.contains(relation.to()))
                .forEach(relations::add);
        return relations;
    }

    private static List<GraphRelation> contextual(TopicsWork work, ConversationId id, ZoomLevel level) {
        return work.graphs().relations(id, level).stream()
                .filter(relation -> !relation.kind().equals(GraphRelation.NONE))
                .toList();
    }

    /**
     * One node.
     *
     * @param children the nodes inside it, of the next finer level
     * @param relations those that it has beside its place in the order
     * @param messages a page of those in it
     */
    public record NodeOutcome(
            TopicAnalysis analysis,
            List<Participant> participants,
            GraphNode node,
            Optional<GraphNode> parent,
            List<GraphNode> children,
            List<GraphRelation> relations,
            List<Message> messages,
            OptionalInt nextSequence) {}

    /** @throws RefusedException {@code NOT_FOUND} for a node of another conversation as well */
    public NodeOutcome node(Caller caller, ConversationId id, NodeId nodeId, int fromSequence, int limit) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            GraphNode node = work.graphs().node(id, nodeId).orElseThrow(() -> RefusedException.notFound("The node"));
            TopicAnalysis analysis = work.analyses().find(id).orElseThrow(() -> RefusedException.notFound("The node"));
            List<Integer> places = work.graphs().messagesOf(nodeId).stream()
                    .filter(place -> place >= fromSequence)
                    .toList();
            List<Integer> wanted = places.subList(0, Math.min(limit, places.size()));
            return new NodeOutcome(
                    analysis,
                    work.participants().ofConversation(id),
                    node,
                    node.span().parent().flatMap(parent -> work.graphs().node(id, parent)),
                    work.graphs().children(id, nodeId),
                    contextual(work, id, node.span().level()).stream()
                            .filter(relation -> relation.from().equals(nodeId)
                                    || relation.to().equals(nodeId))
                            .toList(),
                    messages(work, id, wanted),
                    places.size() > limit ? OptionalInt.of(places.get(limit)) : OptionalInt.empty());
        });
    }

    /** They stand next to each other but for a few that people have moved. */
    private static List<Message> messages(TopicsWork work, ConversationId id, List<Integer> places) {
        Map<Integer, Message> found = new HashMap<>();
        int next = 0;
        while (next < places.size()) {
            int end = next + 1;
            while (end < places.size() && places.get(end) == places.get(end - 1) + 1) {
                end++;
            }
            work.messages()
                    .list(id, MessageRange.from(places.get(next), Math.min(end - next, MESSAGES_MAX)))
                    .forEach(message -> found.put(message.sequence(), message));
            next = end;
        }
        List<Message> messages = new ArrayList<>();
        places.forEach(place -> Optional.ofNullable(found.get(place)).ifPresent(messages::add));
        return messages;
    }
}
