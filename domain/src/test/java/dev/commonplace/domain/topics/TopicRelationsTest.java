package dev.commonplace.domain.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicRelationsTest {
    private final List<Utterance> talk = new ArrayList<>();
    private final List<int[]> topics = new ArrayList<>();

    @Test
    void neighbours_follow_each_other_and_a_topic_returns_to_an_earlier_one() {
        topic("The budget of the harbour is short", "The harbour budget needs a loan");
        topic("Kindergarten places are rare in summer", "Parents wait for kindergarten places");
        topic("Again the harbour budget and the loan", "The budget of the harbour gets a loan");

        List<TopicRelation> relations = RelateTopics.of(digests());

        assertThat(relations.subList(0, 2)).allMatch(relation -> relation.kind() == RelationKind.TEMPORAL);
        assertThat(relations.subList(2, relations.size())).singleElement().satisfies(relation -> {
            assertThat(relation.kind()).isEqualTo(RelationKind.RETURNS_TO);
            assertThat(List.of(relation.from(), relation.to())).containsExactly(0, 2);
            assertThat(relation.evidence()).hasSize(2).allMatch(utterance -> utterance < 2 || utterance > 3);
            assertThat(relation.explanation()).contains("harbour", "budget");
            assertThat(relation.strength()).isBetween(RelateTopics.STRENGTH_MIN, 1.0);
            assertThat(relation.confidence()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void a_question_that_the_next_topic_answers_and_an_objection_are_told() {
        topic("Who pays the harbour loan of the council?");
        topic("The council pays the harbour loan");
        assertThat(kind()).isEqualTo(RelationKind.QUESTION_ANSWER);

        talk.clear();
        topics.clear();
        topic("The council pays the harbour loan");
        topic("No, the council never pays the harbour loan");
        assertThat(kind()).isEqualTo(RelationKind.CONTRAST);
    }

    @Test
    void clusters_put_together_what_is_alike_wherever_it_stands() {
        topic("The budget of the harbour is short", "The harbour budget needs a loan");
        topic("Kindergarten places are rare in summer", "Parents wait for kindergarten places");
        topic("Again the harbour budget and the loan", "The budget of the harbour gets a loan");

        List<TopicCluster> clusters = ClusterTopics.of(digests());

        assertThat(clusters)
                .filteredOn(cluster -> cluster.level() == 1)
                .extracting(TopicCluster::members)
                .containsExactly(List.of(0, 2), List.of(1));
        assertThat(clusters)
                .filteredOn(cluster -> cluster.level() == 2)
                .allSatisfy(
                        group -> assertThat(clusters.get(group.parentOrdinal()).members())
                                .containsAll(group.members()));
    }

    @Test
    void nothing_relates_to_nothing() {
        assertThat(RelateTopics.of(List.of())).isEmpty();
        assertThat(ClusterTopics.of(List.of())).isEmpty();
        topic("Only this");
        assertThat(RelateTopics.of(digests())).isEmpty();
        assertThat(ClusterTopics.of(digests())).hasSize(2);
    }

    private RelationKind kind() {
        return RelateTopics.of(digests()).getLast().kind();
    }

    private void topic(String... texts) {
        int first = talk.size();
        for (String text : texts) {
            talk.add(Utterance.of(talk.size(), "speaker-" + talk.size() % 2, text));
        }
        topics.add(new int[] {first, talk.size()});
    }

    private List<TopicDigest> digests() {
        ConversationWords all = ConversationWords.of(talk);
        return topics.stream()
                .map(topic -> TopicDigest.of(List.copyOf(talk.subList(topic[0], topic[1])), all))
                .toList();
    }
}
