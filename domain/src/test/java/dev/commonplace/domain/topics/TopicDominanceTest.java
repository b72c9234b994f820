package dev.commonplace.domain.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicDominanceTest {
    @Test
    void more_than_two_fifths_of_the_utterances_dominate_a_topic() {
        List<TopicDominance> dominance = TopicDominance.of(List.of(
                node(0, said("ada", 4), said("bob", 6)),
                node(10, said("ada", 5), said("bob", 5)),
                node(20, said("cy", 1))));

        assertThat(dominance)
                .extracting(
                        TopicDominance::speaker,
                        TopicDominance::spokenIn,
                        one -> one.topics().stream()
                                .map(topic -> topic.node().span().first())
                                .toList())
                .containsExactly(
                        tuple("bob", 2, List.of(0, 10)), tuple("ada", 2, List.of(10)), tuple("cy", 1, List.of(20)));
        assertThat(dominance.getFirst().topics().getFirst().share()).isEqualTo(0.6);
    }

    @Test
    void nobody_dominates_nothing() {
        assertThat(TopicDominance.of(List.of())).isEmpty();
        assertThat(TopicDominance.of(List.of(node(0)))).isEmpty();
    }

    private static SpeakerShare said(String speaker, int utterances) {
        return new SpeakerShare(speaker, utterances, utterances, utterances, 0.1);
    }

    private static GraphNode node(int first, SpeakerShare... speakers) {
        NodeText text = new NodeText("A title", TextOrigin.COMPUTED, "A title");
        return new GraphNode(
                new NodeSpan(
                        new NodeId(new UUID(1, first)), ZoomLevel.TOPICS, Optional.empty(), first, first + 9, 10, 10),
                text,
                text,
                List.of(),
                new NodeTalk(List.of(speakers), List.of(), DialogueType.MULTI_PARTY, NodeTimes.UNKNOWN),
                NodeFlags.NONE,
                Optional.empty(),
                1,
                1);
    }
}
