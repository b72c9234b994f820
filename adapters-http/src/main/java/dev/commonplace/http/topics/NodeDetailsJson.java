package dev.commonplace.http.topics;

import dev.commonplace.application.topics.ReadGraph;
import dev.commonplace.http.topics.GraphJson.ParticipantJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node with what is around and inside of it.
 *
 * @param revision of the graph
 * @param nextSequence where its messages go on; null where they are all here
 */
public record NodeDetailsJson(
        int revision,
        NodeJson node,
        @Nullable NodeJson parent,
        List<NodeJson> children,
        List<RelationJson> relations,
        List<ParticipantJson> participants,
        List<MessageNodeJson> messages,
        @Nullable Integer nextSequence) {
    static NodeDetailsJson of(ReadGraph.NodeOutcome found, ZoomConvention convention) {
        return new NodeDetailsJson(
                found.analysis().revision(),
                NodeJson.whole(found.node(), convention),
                found.parent()
                        .map(parent -> NodeJson.of(parent, convention, true))
                        .orElse(null),
                found.children().stream()
                        .map(child -> NodeJson.of(child, convention, true))
                        .toList(),
                found.relations().stream()
                        .map(relation -> RelationJson.of(relation, true))
                        .toList(),
                ParticipantJson.all(found.participants()),
                found.messages().stream()
                        .map(message -> MessageNodeJson.of(message, found.node().id()))
                        .toList(),
                GraphJson.next(found.nextSequence()));
    }
}
