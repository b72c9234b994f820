package dev.commonplace.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.documents.ChunkId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RankAgreementTest {
    @Test
    void the_same_ranking_agrees_wholly_and_the_opposite_one_in_everything_but_the_order() {
        assertThat(RankAgreement.of(ids(1, 2, 3), ids(1, 2, 3))).isEqualTo(new RankAgreement(1, OptionalDouble.of(1)));
        assertThat(RankAgreement.of(ids(1, 2, 3), ids(3, 2, 1))).isEqualTo(new RankAgreement(1, OptionalDouble.of(-1)));
    }

    @Test
    void what_one_ranking_alone_has_counts_against_the_overlap_and_not_the_order() {
        assertThat(RankAgreement.of(ids(1, 2, 3, 4), ids(9, 1, 8, 2)))
                .isEqualTo(new RankAgreement(0.5, OptionalDouble.of(1)));
        assertThat(RankAgreement.of(ids(1, 2, 3, 4), ids(1, 2)))
                .isEqualTo(new RankAgreement(0.5, OptionalDouble.of(1)));
        assertThat(RankAgreement.of(ids(1), ids(2))).isEqualTo(new RankAgreement(0, OptionalDouble.empty()));
        assertThat(RankAgreement.of(ids(), ids())).isEqualTo(new RankAgreement(1, OptionalDouble.empty()));
    }

    @Test
    void a_swapped_pair_of_three_leaves_a_third_of_the_correlation() {
        assertThat(RankAgreement.of(ids(1, 2, 3), ids(2, 1, 3)).correlation()).hasValue(1.0 / 3);
    }

    @Test
    void recall_is_the_share_of_what_is_wanted() {
        assertThat(RankAgreement.recall(ids(1, 2, 3), Set.copyOf(ids(3, 4)))).hasValue(0.5);
        assertThat(RankAgreement.recall(ids(1), Set.of())).isEmpty();
    }

    private static List<ChunkId> ids(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> new ChunkId(new UUID(0, number)))
                .toList();
    }
}
