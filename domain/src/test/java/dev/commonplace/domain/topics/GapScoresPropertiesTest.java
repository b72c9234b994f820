package dev.commonplace.domain.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.commonplace.domain.shared.ManyTimes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapScoresPropertiesTest {
    @Test
    void what_is_computed_piece_by_piece_is_to_the_bit_what_one_pass_computes() {
        ManyTimes.with(8, random -> {
            List<Utterance> all = SampleTalk.anything(random, random.nextInt(1, 450));
            GapScores scores = GapScores.none();
            while (scores.utterances() < all.size()) {
                int more = 1 + random.nextInt(random.nextInt(4) == 0 ? 2 : 150);
                int next = Math.min(all.size(), scores.utterances() + more);
                scores = GapScores.restored(scores.values()).with(all.subList(scores.rereadFrom(), next));
            }
            assertThat(scores.values()).isEqualTo(GapScores.of(all).values());
        });
    }

    @Test
    void a_changed_utterance_is_taken_in_from_its_place_on() {
        ManyTimes.with(10, random -> {
            List<Utterance> before = SampleTalk.anything(random, random.nextInt(2, 400));
            int changed = random.nextInt(before.size());
            List<Utterance> after = changed(before, changed);
            GapScores kept = GapScores.of(before).truncated(changed);
            assertThat(kept.with(after.subList(kept.rereadFrom(), after.size())).values())
                    .isEqualTo(GapScores.of(after).values());
        });
    }

    @Test
    void an_utterance_changes_no_score_beyond_the_reach() {
        ManyTimes.with(10, random -> {
            List<Utterance> before = SampleTalk.anything(random, random.nextInt(1, 400));
            int changed = random.nextInt(before.size());
            GapScores one = GapScores.of(before);
            GapScores other = GapScores.of(changed(before, changed));
            for (int gap = 1; gap < before.size(); gap++) {
                if (changed < gap - GapScores.REACH || changed >= gap + GapScores.REACH) {
                    assertThat(other.before(gap)).isEqualTo(one.before(gap));
                }
            }
        });
    }

    private static List<Utterance> changed(List<Utterance> talk, int index) {
        return talk.stream()
                .map(one -> one.index() == index ? Utterance.of(index, "x", "Hello, the next topic, please.") : one)
                .toList();
    }

    @Test
    void a_tail_that_begins_too_late_is_refused() {
        List<Utterance> all = SampleTalk.anything(new Random(1), 300);
        GapScores scores = GapScores.of(all.subList(0, 290));

        assertThat(scores.rereadFrom()).isEqualTo(90);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scores.with(all.subList(91, 300)))
                .withMessageContaining("from 90");
    }

    @Test
    void nothing_said_has_no_scores_and_stays_so() {
        assertThat(GapScores.none().with(List.of()).utterances()).isZero();
        assertThat(GapScores.of(List.of(Utterance.of(0, "a", "Hello"))).values())
                .containsExactly(1, 0);
    }
}
