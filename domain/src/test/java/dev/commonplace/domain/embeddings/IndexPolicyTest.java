package dev.commonplace.domain.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.embeddings.IndexDecision.Action;
import dev.commonplace.domain.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexPolicyTest {
    private static final IndexPolicy POLICY = IndexPolicy.DEFAULT;

    @ParameterizedTest
    @CsvSource({
        // vectors, growth/s, searches/s, indexed, action, wanted
        "      0,     0,    0, false, KEEP,  EXACT",
        "  2_500,     0, 1000, false, KEEP,  EXACT",
        "  2_501,     0,    9, false, KEEP,  EXACT",
        "  2_501,     0,   10, false, BUILD, HNSW",
        " 20_000,     0,    9, false, KEEP,  EXACT",
        " 20_001,     0,    0, false, BUILD, HNSW",
        " 20_001,    51,    0, false, WAIT,  HNSW",
        " 20_001,    50,    0, false, BUILD, HNSW",
        " 10_001,     0,    0, true,  KEEP,  HNSW",
        " 10_000,     0,    0, true,  DROP,  EXACT",
        " 10_000,     0,    3, true,  KEEP,  HNSW",
        " 10_000,     0,    2, true,  DROP,  EXACT",
        "  1_251,     0,    3, true,  KEEP,  HNSW",
        "  1_250,     0, 1000, true,  DROP,  EXACT",
        " 30_000,    51,    0, true,  KEEP,  HNSW",
    })
    void the_size_and_the_load_decide_and_what_is_there_stays_longer(
            String vectors, double growth, double searches, boolean indexed, Action action, IndexStrategy wanted) {
        long count = Long.parseLong(vectors.replace("_", ""));

        IndexDecision decision = decide(situation(1, count, growth, searches, indexed, count, RecallRecord.NONE, 80));

        assertThat(decision.action()).isEqualTo(action);
        assertThat(decision.wanted()).isEqualTo(wanted);
        assertThat(decision.reason()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void a_bulk_load_is_done_without_the_index_which_comes_back_after_it() {
        assertThat(decide(situation(1, 31_501, 200, 0, true, 30_000, RecallRecord.NONE, 80))
                        .action())
                .isEqualTo(Action.DROP);
        assertThat(decide(situation(1, 31_500, 200, 0, true, 30_000, RecallRecord.NONE, 80))
                        .action())
                .as("only a few new ones")
                .isEqualTo(Action.KEEP);
        assertThat(decide(situation(1, 31_501, 199, 0, true, 30_000, RecallRecord.NONE, 80))
                        .action())
                .as("slowly")
                .isEqualTo(Action.KEEP);
        assertThat(decide(situation(1, 40_000, 200, 0, false, 30_000, RecallRecord.NONE, 80))
                        .action())
                .isEqualTo(Action.WAIT);
        assertThat(decide(situation(1, 40_000, 0, 0, false, 30_000, RecallRecord.NONE, 80))
                        .action())
                .isEqualTo(Action.BUILD);
    }

    @Test
    void of_more_spaces_than_there_may_be_indexes_those_get_one_that_gain_most() {
        IndexPolicy two = new IndexPolicy(20_000, 2_500, 20, 2, 0.95);
        List<IndexDecision> decisions = two.decide(List.of(
                situation(1, 30_000, 0, 10, false, 0, RecallRecord.NONE, 80),
                situation(2, 30_000, 0, 11, true, 30_000, RecallRecord.NONE, 80),
                situation(3, 30_000, 0, 12, true, 30_000, RecallRecord.NONE, 80),
                situation(4, 30_000, 0, 17, false, 0, RecallRecord.NONE, 80),
                situation(5, 100, 0, 900, false, 0, RecallRecord.NONE, 80)));

        assertThat(decisions)
                .extracting(IndexDecision::action)
                .containsExactly(Action.KEEP, Action.DROP, Action.KEEP, Action.BUILD, Action.KEEP);
        assertThat(decisions.get(0).reason()).contains("the 2 there may be");
        assertThat(decisions.get(0).wanted()).isEqualTo(IndexStrategy.EXACT);
    }

    @Test
    void an_index_is_not_given_up_for_one_that_gains_just_a_little_more() {
        IndexPolicy one = new IndexPolicy(20_000, 2_500, 20, 1, 0.95);

        assertThat(one.decide(List.of(
                        situation(1, 30_000, 0, 10, true, 30_000, RecallRecord.NONE, 80),
                        situation(2, 30_000, 0, 14, false, 0, RecallRecord.NONE, 80))))
                .extracting(IndexDecision::action)
                .containsExactly(Action.KEEP, Action.KEEP);
    }

    @Test
    void too_low_a_recall_makes_searches_look_further_and_then_the_index_be_built_again() {
        RecallRecord low = new RecallRecord(OptionalDouble.of(0.94), 20, 200, 200);
        assertThat(POLICY.alarms(low)).isTrue();
        assertThat(POLICY.alarms(new RecallRecord(OptionalDouble.of(0.1), 19, 190, 190)))
                .as("too few samples")
                .isFalse();
        assertThat(POLICY.alarms(new RecallRecord(OptionalDouble.of(0.95), 900, 9000, 9000)))
                .isFalse();

        assertThat(decide(situation(1, 30_000, 0, 0, true, 30_000, low, 80)).action())
                .isEqualTo(Action.LOOK_FURTHER);
        assertThat(decide(situation(1, 30_000, 0, 0, true, 30_000, low, 320)).action())
                .isEqualTo(Action.REBUILD);
    }

    @Test
    void searches_look_further_before_there_is_an_alarm_and_nothing_is_built_again_for_that() {
        RecallRecord fair = new RecallRecord(OptionalDouble.of(0.97), 20, 200, 200);
        RecallRecord good = new RecallRecord(OptionalDouble.of(0.98), 20, 200, 200);
        RecallRecord unknown = new RecallRecord(OptionalDouble.of(0.97), 19, 190, 190);

        assertThat(POLICY.alarms(fair)).isFalse();
        assertThat(decide(situation(1, 30_000, 0, 0, true, 30_000, fair, 40)).action())
                .isEqualTo(Action.LOOK_FURTHER);
        assertThat(decide(situation(1, 30_000, 0, 0, true, 30_000, fair, 320)).action())
                .isEqualTo(Action.KEEP);
        assertThat(decide(situation(1, 30_000, 0, 0, true, 30_000, good, 40)).action())
                .isEqualTo(Action.KEEP);
        assertThat(decide(situation(1, 30_000, 0, 0, true, 30_000, unknown, 40)).action())
                .isEqualTo(Action.KEEP);
    }

    @Test
    void every_search_in_the_window_counts_alike_and_earlier_ones_fade() {
        RecallRecord record = RecallRecord.NONE;
        for (int i = 0; i < 10; i++) {
            record = record.with(i < 5 ? 10 : 5, 10, 10);
        }
        assertThat(record.recall().orElseThrow()).isEqualTo(0.75, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(record.samples()).isEqualTo(10);
        assertThat(record.asked()).isEqualTo(100);
        for (int i = 0; i < 1_000; i++) {
            record = record.with(10, 10, 9);
        }
        assertThat(record.recall().orElseThrow()).isGreaterThan(0.999);
        assertThat(record.returned()).isEqualTo(9_100);
        assertThat(RecallRecord.NONE.with(0, 0, 0).recall()).hasValue(1);
    }

    @Test
    void the_load_is_smoothed_and_a_first_look_counts_all_as_new() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        VectorIndexState.Load first = new VectorIndexState.Load(0, 0, 5, 0, 0, Optional.empty()).at(start, 30_000);
        assertThat(first.vectorsPerSecond()).isEqualTo(30_000);
        assertThat(first.searchesPerSecond()).isZero();

        VectorIndexState.Load searched = new VectorIndexState.Load(30_000, 30_000, 6_005, 5, 0, Optional.of(start));
        VectorIndexState.Load second = searched.at(start.plusSeconds(60), 30_600);
        assertThat(second.vectorsPerSecond()).isEqualTo(10);
        assertThat(second.searchesPerSecond()).isBetween(63.0, 64.0);
        VectorIndexState.Load quiet = second;
        for (int minute = 2; minute < 20; minute++) {
            quiet = quiet.at(start.plusSeconds(60L * minute), 30_600);
        }
        assertThat(quiet.searchesPerSecond()).isLessThan(0.2);
    }

    @Test
    void no_two_spaces_share_the_name_of_an_index() {
        List<String> names = new ArrayList<>();
        for (int tenant = 0; tenant < 20; tenant++) {
            for (int space = 0; space < 20; space++) {
                names.add(new IndexedSpace(new TenantId(new UUID(0, tenant)), new SpaceId(new UUID(0, space)))
                        .indexName());
            }
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("chunk_embeddings_own_[0-9a-f]{32}"));
    }

    private static IndexDecision decide(IndexSituation situation) {
        return POLICY.decide(List.of(situation)).getFirst();
    }

    private static IndexSituation situation(
            int tenant,
            long vectors,
            double growth,
            double searches,
            boolean indexed,
            long built,
            RecallRecord recall,
            int efSearch) {
        IndexedSpace space =
                new IndexedSpace(new TenantId(new UUID(0, tenant)), new SpaceId(new UUID(0, 100 + tenant)));
        return new IndexSituation(space, vectors, growth, searches, indexed, built, recall, efSearch);
    }
}
