package dev.commonplace.domain.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class Bm25ParametersTest {
    private static final Bm25Parameters BM25 = Bm25Parameters.DOCUMENTS;

    @Test
    void a_worked_example() {
        assertThat(Bm25Parameters.inverseDocumentFrequency(10, 2))
                .isCloseTo(Math.log(1 + 8.5 / 2.5), Offset.offset(1e-12));
        assertThat(new Bm25Parameters(1.2, 0.75).termFrequencyPart(3, 20, 10))
                .isCloseTo(3 * 2.2 / (3 + 1.2 * 1.75), Offset.offset(1e-12));
    }

    @Test
    void the_rarer_a_word_the_more_it_weighs_and_never_less_than_nothing() {
        for (long with = 0; with < 100; with++) {
            double weight = Bm25Parameters.inverseDocumentFrequency(100, with);
            assertThat(weight).isPositive().isGreaterThan(Bm25Parameters.inverseDocumentFrequency(100, with + 1));
        }
    }

    @Test
    void a_word_counts_more_each_time_but_never_more_than_k1_and_one() {
        double before = 0;
        double gainBefore = Double.MAX_VALUE;
        for (int frequency = 1; frequency < 200; frequency++) {
            double part = BM25.termFrequencyPart(frequency, 100, 100);
            assertThat(part).isGreaterThan(before).isLessThan(BM25.k1() + 1);
            assertThat(part - before).isLessThan(gainBefore);
            gainBefore = part - before;
            before = part;
        }
    }

    @Test
    void length_is_held_against_a_chunk_unless_b_is_zero() {
        assertThat(BM25.termFrequencyPart(1, 50, 100)).isGreaterThan(BM25.termFrequencyPart(1, 200, 100));
        Bm25Parameters blind = new Bm25Parameters(1.2, 0);
        assertThat(blind.termFrequencyPart(1, 50, 100)).isEqualTo(blind.termFrequencyPart(1, 200, 100));
        assertThat(BM25.termFrequencyPart(1, 1, 1)).isEqualTo(1);
    }

    @Test
    void a_word_that_is_not_there_counts_nothing_and_an_empty_index_is_no_trouble() {
        assertThat(BM25.termFrequencyPart(0, 10, 10)).isZero();
        assertThat(BM25.termFrequencyPart(1, 1, 0)).isFinite();
    }

    @Test
    void parameters_outside_of_their_ranges_are_mistakes() {
        for (double bad : new double[] {-0.1, 10.1, Double.NaN}) {
            assertThatThrownBy(() -> new Bm25Parameters(bad, 0.5)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Bm25Parameters(1, bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
