package dev.commonplace.http.topics;

import dev.commonplace.application.topics.ReadGraph;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.topics.TopicAnalysis;
import dev.commonplace.domain.topics.ZoomLevel;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The graph of a conversation on one level.
 *
 * @param zoom the level, counted as {@code convention} says
 * @param revision rises with each change of the graph; 0 while there is none
 * @param analysedMessages the messages before this sequence are in the graph
 * @param complete whether all messages are in it
 * @param themes of the whole conversation, where a chat model has named some
 * @param improvedBy the chat model that has improved texts, if one has
 * @param nodes on level 0 the messages
 * @param nextSequence where to go on from; null where nothing was left out
 */
public record GraphJson(
        String conversationId,
        String title,
        int zoom,
        String convention,
        int revision,
        int analysedMessages,
        boolean complete,
        @Nullable Instant analysedAt,
        List<String> themes,
        @Nullable String improvedBy,
        List<ParticipantJson> participants,
        List<?> nodes,
        @Nullable List<RelationJson> relations,
        @Nullable List<ClusterJson> clusters,
        @Nullable List<MessageNodeJson> messages,
        @Nullable Integer nextSequence) {
    public record ParticipantJson(String id, String name) {
        static List<ParticipantJson> all(List<Participant> participants) {
            return participants.stream()
                    .map(one -> new ParticipantJson(one.id().toString(), one.name()))
                    .toList();
        }
    }

    /** @param include of relations, clusters, messages and computed, what is wanted beside the nodes */
    public record Options(ZoomConvention convention, Set<String> include) {
        public static final Options USUAL = new Options(ZoomConvention.COARSE_FIRST, Set.of("relations"));

        boolean has(String what) {
            return include.contains(what);
        }
    }

    public static GraphJson of(ReadGraph.Outcome graph, Options options) {
        boolean ofMessages = graph.zoom().equals(ZoomLevel.MESSAGES);
        boolean computed = options.has("computed");
        List<MessageNodeJson> messages = graph.messages().stream()
                .map(message ->
                        MessageNodeJson.of(message, graph.nodeOfMessage().get(message.sequence())))
                .toList();
        int analysed = graph.analysis().map(TopicAnalysis::messages).orElse(0);
        return new GraphJson(
                graph.conversation().id().toString(),
                graph.conversation().details().title(),
                options.convention().number(graph.zoom()),
                options.convention().word(),
                graph.analysis().map(TopicAnalysis::revision).orElse(0),
                analysed,
                analysed == graph.conversation().nextSequence(),
                graph.analysis().map(TopicAnalysis::analysedAt).orElse(null),
                graph.analysis().map(TopicAnalysis::themes).orElse(List.of()),
                graph.analysis().flatMap(TopicAnalysis::improvedBy).orElse(null),
                ParticipantJson.all(graph.participants()),
                ofMessages
                        ? messages
                        : graph.nodes().stream()
                                .map(node -> NodeJson.of(node, options.convention(), computed))
                                .toList(),
                options.has("relations")
                        ? graph.relations().stream()
                                .map(relation -> RelationJson.of(relation, computed))
                                .toList()
                        : null,
                options.has("clusters")
                        ? graph.clusters().stream()
                                .map(cluster -> ClusterJson.of(cluster, computed))
                                .toList()
                        : null,
                options.has("messages") && !ofMessages ? messages : null,
                next(graph.nextSequence()));
    }

    static @Nullable Integer next(OptionalInt sequence) {
        return sequence.isPresent() ? sequence.getAsInt() : null;
    }
}
