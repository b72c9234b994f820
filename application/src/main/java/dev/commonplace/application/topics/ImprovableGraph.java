package dev.commonplace.application.topics;

import dev.commonplace.application.topics.ImprovePrompt.Group;
import dev.commonplace.application.topics.ImprovePrompt.Pair;
import dev.commonplace.application.topics.ImprovePrompt.Topic;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.TextOrigin;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a graph a chat model is asked next: nodes of the coarser levels, which are those that people read first, and the
 * strongest relations; and, once the nodes are told, which of them are about the same.
 *
 * @param more whether there is more of it than is asked at once
 */
record ImprovableGraph(List<Topic> topics, List<Pair> pairs, List<Group> groups, boolean more) {
    static final ZoomLevel RELATED_LEVEL = ZoomLevel.TOPICS;

    private static final ZoomLevel FINEST = new ZoomLevel(3);
    private static final int TOPICS_AT_ONCE = 8;
    private static final int PAIRS_AT_ONCE = 12;
    private static final int PAIRS_MAX = 60;
    private static final int GROUPS_AT_ONCE = 12;
    private static final int MESSAGES_MIN = 3;
    private static final int MESSAGES_SHOWN = 60;
    private static final int CHARACTERS_SHOWN = 3_000;

    static ImprovableGraph read(TopicsWork work, ConversationId id) {
        boolean there = work.conversations()
                .find(id)
                .filter(conversation -> !conversation.isDeleted())
                .isPresent();
        if (!there) {
            return new ImprovableGraph(List.of(), List.of(), List.of(), false);
        }
        List<GraphNode> wanted = new ArrayList<>();
        Map<NodeId, GraphNode> related = new HashMap<>();
        for (ZoomLevel level : ZoomLevel.OF_NODES) {
            if (!FINEST.coarserThan(level)) {
                List<GraphNode> nodes = work.graphs().nodes(id, level);
                nodes.stream().filter(ImprovableGraph::isImprovable).forEach(wanted::add);
                nodes.forEach(node -> related.put(node.id(), node));
            }
        }
        List<Pair> pairs = work.graphs().relations(id, RELATED_LEVEL).stream()
                .limit(PAIRS_MAX)
                .filter(relation -> relation.origin() == TextOrigin.COMPUTED)
                .flatMap(relation -> pair(relation, related).stream())
                .toList();
        List<Group> groups = work.graphs().clusters(id, RELATED_LEVEL).stream()
                .filter(cluster -> cluster.title().origin() == TextOrigin.COMPUTED)
                .map(cluster -> new Group(
                        cluster,
                        cluster.members().stream()
                                .flatMap(member -> Optional.ofNullable(related.get(member)).stream())
                                .sorted(Comparator.comparingInt(
                                        node -> node.span().first()))
                                .toList()))
                .filter(group -> group.nodes().size() > 1)
                .toList();
        Map<ParticipantId, String> names = new HashMap<>();
        work.participants().ofConversation(id).forEach(one -> names.put(one.id(), one.name()));
        return new ImprovableGraph(
                wanted.stream()
                        .limit(TOPICS_AT_ONCE)
                        .map(node -> new Topic(node, excerpt(work, id, node, names)))
                        .toList(),
                pairs.stream().limit(PAIRS_AT_ONCE).toList(),
                wanted.isEmpty() ? groups.stream().limit(GROUPS_AT_ONCE).toList() : List.of(),
                wanted.size() > TOPICS_AT_ONCE
                        || pairs.size() > PAIRS_AT_ONCE
                        || (wanted.isEmpty() ? groups.size() > GROUPS_AT_ONCE : !groups.isEmpty()));
    }

    private static Optional<Pair> pair(GraphRelation relation, Map<NodeId, GraphNode> nodes) {
        GraphNode from = nodes.get(relation.from());
        GraphNode to = nodes.get(relation.to());
        return from == null || to == null ? Optional.empty() : Optional.of(new Pair(relation, from, to));
    }

    private static boolean isImprovable(GraphNode node) {
        return node.title().origin() == TextOrigin.COMPUTED && node.span().messages() >= MESSAGES_MIN;
    }

    /** What stands at its beginning and, where that is long, only the first of it. */
    private static String excerpt(
            TopicsWork work, ConversationId id, GraphNode node, Map<ParticipantId, String> names) {
        int wanted = Math.min(MESSAGES_SHOWN, node.span().last() - node.span().first() + 1);
        StringBuilder excerpt = new StringBuilder();
        for (Message message :
                work.messages().list(id, MessageRange.from(node.span().first(), wanted))) {
            if (!message.isDeleted() && excerpt.length() < CHARACTERS_SHOWN) {
                String text = message.content().strip();
                excerpt.append(names.getOrDefault(message.participantId(), "?"))
                        .append(": ")
                        .append(text, 0, Math.min(text.length(), CHARACTERS_SHOWN - excerpt.length()))
                        .append('\n');
            }
        }
        return excerpt.toString();
    }
}
