package dev.commonplace.http.topics;

import dev.commonplace.application.topics.ReadGraph;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.topics.TopicDominance;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which topics of a level are whose. */
record DominanceJson(UUID conversationId, int zoom, int topics, double moreThan, List<SpeakerJson> speakers) {
    record SpeakerJson(String participantId, String name, int spokenIn, List<TopicJson> dominates) {}

    /** @param share of the topic's utterances */
    record TopicJson(String nodeId, String title, int firstSequence, int lastSequence, double share) {}

    static DominanceJson of(ReadGraph.Outcome graph, ZoomConvention convention) {
        Map<String, String> names = graph.participants().stream()
                .collect(Collectors.toMap(participant -> participant.id().toString(), Participant::name));
        return new DominanceJson(
                graph.conversation().id().value(),
                convention.number(graph.zoom()),
                graph.nodes().size(),
                TopicDominance.MORE_THAN,
                TopicDominance.of(graph.nodes()).stream()
                        .map(one -> new SpeakerJson(
                                one.speaker(),
                                names.getOrDefault(one.speaker(), ""),
                                one.spokenIn(),
                                one.topics().stream().map(DominanceJson::topic).toList()))
                        .toList());
    }

    private static TopicJson topic(TopicDominance.Dominated topic) {
        return new TopicJson(
                topic.node().id().toString(),
                topic.node().title().text(),
                topic.node().span().first(),
                topic.node().span().last(),
                NodeJson.rounded(topic.share()));
    }
}
