package dev.commonplace.domain.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.ManyTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentTopicsTest {
    @Test
    void finds_the_topics_and_how_many_there_are() {
        List<Utterance> talk = SampleTalk.topics(4, 80);

        List<Integer> starts = starts(boundaries(talk, PinnedBoundaries.NONE), ZoomLevel.TOPICS);

        assertThat(starts).hasSize(3);
        assertThat(starts.get(0)).isBetween(78, 82);
        assertThat(starts.get(1)).isBetween(158, 162);
        assertThat(starts.get(2)).isBetween(238, 242);
    }

    @Test
    void words_alone_find_them_where_there_are_no_vectors() {
        List<Utterance> talk = SampleTalk.topics(4, 80).stream()
                .map(one -> one.withVector(null))
                .toList();

        List<Integer> starts = starts(boundaries(talk, PinnedBoundaries.NONE), ZoomLevel.TOPICS);

        assertThat(starts).isNotEmpty().allMatch(start -> (start + 4) % 80 <= 8);
    }

    @Test
    void a_greeting_opens_another_sitting() {
        List<Utterance> talk = new ArrayList<>(SampleTalk.topics(2, 60));
        talk.set(60, Utterance.of(60, "speaker-0", "Bye, take care!"));
        talk.set(61, Utterance.of(61, "speaker-0", "Hey Ann, long time no see!"));
        talk.set(62, Utterance.of(62, "speaker-1", "Hi Bob!"));

        assertThat(starts(boundaries(talk, PinnedBoundaries.NONE), ZoomLevel.TOPICS))
                .containsExactly(61);
    }

    @Test
    void a_short_chat_is_one_topic_on_every_level() {
        List<Utterance> talk = List.of(Utterance.of(0, "a", "Lunch?"), Utterance.of(1, "b", "Gladly."));

        TopicTree tree = TopicTree.of(2, boundaries(talk, PinnedBoundaries.NONE));

        for (ZoomLevel level : ZoomLevel.OF_NODES) {
            assertThat(tree.nodes(level)).hasSize(1);
        }
    }

    @Test
    void the_finer_the_level_the_more_nodes_a_long_talk_has() {
        List<Utterance> talk = SampleTalk.topics(12, 80);

        TopicTree tree = TopicTree.of(talk.size(), boundaries(talk, PinnedBoundaries.NONE));

        List<Integer> sizes = ZoomLevel.OF_NODES.stream()
                .map(level -> tree.nodes(level).size())
                .toList();
        assertThat(sizes).isSorted().doesNotHaveDuplicates();
        assertThat(sizes.getFirst()).isBetween(2, 8);
        assertThat(sizes.getLast()).isGreaterThan(60);
    }

    @Test
    void what_people_have_pinned_holds() {
        List<Utterance> talk = SampleTalk.topics(4, 80);
        int found = starts(boundaries(talk, PinnedBoundaries.NONE), ZoomLevel.TOPICS)
                .getFirst();
        PinnedBoundaries pinned = new PinnedBoundaries(
                Map.of(40, ZoomLevel.COARSEST, 41, ZoomLevel.FINEST, 1_000, ZoomLevel.TOPICS), Set.of(found));

        List<TopicBoundary> boundaries = boundaries(talk, pinned);

        assertThat(starts(boundaries, ZoomLevel.COARSEST)).contains(40);
        assertThat(starts(boundaries, ZoomLevel.TOPICS)).doesNotContain(41);
        assertThat(starts(boundaries, ZoomLevel.FINEST)).contains(41).doesNotContain(found);
    }

    @Test
    void every_utterance_is_in_one_node_of_each_level_and_every_node_in_one_of_the_coarser_level() {
        ManyTimes.with(15, random -> {
            List<Utterance> talk = SampleTalk.anything(random, random.nextInt(400));
            TopicTree tree = TopicTree.of(talk.size(), boundaries(talk, PinnedBoundaries.NONE));
            List<TopicNode> coarser = List.of();
            for (ZoomLevel level : ZoomLevel.OF_NODES) {
                coarser = checked(tree, tree.nodes(level), coarser);
            }
        });
    }

    private static List<TopicNode> checked(TopicTree tree, List<TopicNode> nodes, List<TopicNode> coarser) {
        int next = 0;
        for (TopicNode node : nodes) {
            assertThat(node.first()).isEqualTo(next);
            next = node.last() + 1;
            if (!coarser.isEmpty()) {
                TopicNode parent = coarser.get(node.parentOrdinal());
                assertThat(parent.contains(node.first()) && parent.contains(node.last()))
                        .isTrue();
                assertThat(tree.children(parent)).contains(node);
            }
            assertThat(tree.nodeOf(node.first(), node.level())).isEqualTo(node);
        }
        assertThat(next).isEqualTo(tree.utterances());
        return nodes;
    }

    private static List<TopicBoundary> boundaries(List<Utterance> talk, PinnedBoundaries pinned) {
        return SegmentTopics.boundaries(GapScores.of(talk), pinned);
    }

    private static List<Integer> starts(List<TopicBoundary> boundaries, ZoomLevel level) {
        return boundaries.stream()
                .filter(boundary -> !level.coarserThan(boundary.level()))
                .map(TopicBoundary::first)
                .toList();
    }
}
