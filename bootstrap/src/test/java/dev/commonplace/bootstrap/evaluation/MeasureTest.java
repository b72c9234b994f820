package dev.commonplace.bootstrap.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
    private static final Offset<Double> TINY = Offset.offset(1e-12);
    private static final List<String> RANKING = List.of("a", "x", "b", "y");
    private static final Set<String> RELEVANT = Set.of("a", "b", "c");

    @Test
    void discounted_gain_is_that_of_the_ranking_over_that_of_the_best_one() {
        // Found at ranks 1 and 3: 1 + 1/log2(4). Best: 1 + 1/log2(3) + 1/log2(4).
        double ideal = 1 + Math.log(2) / Math.log(3) + 0.5;

        assertThat(of("nDCG@10", RANKING)).isCloseTo(1.5 / ideal, TINY);
        assertThat(of("nDCG@2", RANKING)).isCloseTo(1 / (1 + Math.log(2) / Math.log(3)), TINY);
        assertThat(of("nDCG@10", List.of("c", "a", "b"))).isCloseTo(1, TINY);
        assertThat(of("nDCG@1", List.of("a"))).isCloseTo(1, TINY);
    }

    @Test
    void recall_is_the_share_of_the_relevant_precision_the_share_of_the_cutoff() {
        assertThat(of("R@2", RANKING)).isCloseTo(1 / 3.0, TINY);
        assertThat(of("R@4", RANKING)).isCloseTo(2 / 3.0, TINY);
        assertThat(of("P@4", RANKING)).isCloseTo(0.5, TINY);
        assertThat(of("P@10", RANKING)).isCloseTo(0.2, TINY);
        assertThat(of("hit@1", List.of("x", "b"))).isZero();
        assertThat(of("hit@2", List.of("x", "b"))).isEqualTo(1);
    }

    @Test
    void reciprocal_rank_looks_for_the_first_average_precision_at_all() {
        assertThat(of("MRR", List.of("x", "a", "b"))).isCloseTo(0.5, TINY);
        assertThat(of("MRR", List.of("x"))).isZero();
        // Precision 1/1 at the first, 2/3 at the second, and 0 for the one that is missing.
        assertThat(of("MAP", RANKING)).isCloseTo((1 + 2 / 3.0) / 3, TINY);
    }

    @Test
    void nothing_found_is_worth_nothing() {
        for (String name : List.of("nDCG@10", "R@10", "P@10", "hit@5", "MRR", "MAP")) {
            assertThat(of(name, List.of())).as(name).isZero();
        }
    }

    @Test
    void names_are_known_in_any_case_and_shown_in_one() {
        assertThat(Measure.parse("NDCG@5").name()).isEqualTo("nDCG@5");
        assertThat(Measure.parse("recall@20").name()).isEqualTo("R@20");
        assertThat(Measure.DEFAULT).first().isEqualTo(Measure.parse("nDCG@10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nDCG", "R@0", "R@x", "F1", ""})
    void what_is_no_measure_is_refused(String name) {
        assertThatThrownBy(() -> Measure.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nDCG@10");
    }

    private static double of(String name, List<String> ranking) {
        return Measure.parse(name).of(ranking, RELEVANT);
    }
}
