package dev.commonplace.domain.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.documents.ChunkId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConvexFusionTest {
    private static final Offset<Double> TINY = Offset.offset(1e-9);

    private final Random random = new Random(6);

    @Test
    void a_worked_example() {
        List<RankedHit> fused =
                new ConvexFusion(0.25).fuse(ranking(1, 8.0, 2, 6.0, 3, 4.0), ranking(3, 0.9, 1, 0.5, 4, 0.1));

        assertThat(fused).extracting(RankedHit::chunkId).containsExactly(id(1), id(2), id(3), id(4));
        assertThat(fused.get(0).score()).isCloseTo(0.75 * 1 + 0.25 * 0.5, TINY);
        assertThat(fused.get(1).score()).isCloseTo(0.75 * 0.5, TINY);
        assertThat(fused.get(2).score()).isCloseTo(0.25, TINY);
        assertThat(fused.get(3).score()).isZero();
        assertThat(fused.get(1).meaning()).isEmpty();
        assertThat(fused.get(3).words()).isEmpty();
        assertThat(fused.get(0).words().orElseThrow().score()).isEqualTo(8.0);
    }

    @Test
    void the_laws_of_every_fusion() {
        for (int i = 0; i < 1_000; i++) {
            List<ScoredChunk> words = random(12.0, 1);
            List<ScoredChunk> meaning = random(2.0, -1);
            List<RankedHit> fused = new ConvexFusion(random.nextDouble()).fuse(words, meaning);

            Set<ChunkId> union = new HashSet<>();
            words.forEach(scored -> union.add(scored.chunkId()));
            meaning.forEach(scored -> union.add(scored.chunkId()));
            assertThat(fused).extracting(RankedHit::chunkId).containsExactlyInAnyOrderElementsOf(union);
            assertThat(fused)
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(RankedHit::score).reversed());
            assertThat(fused).allSatisfy(hit -> {
                assertThat(hit.score()).isBetween(0.0, 1.0 + 1e-9);
                double sum = hit.words().map(ScorePart::contribution).orElse(0.0)
                        + hit.meaning().map(ScorePart::contribution).orElse(0.0);
                assertThat(hit.score()).isCloseTo(sum, TINY);
            });
        }
    }

    @Test
    void neither_the_scale_nor_the_zero_of_a_leg_matters() {
        for (int i = 0; i < 500; i++) {
            List<ScoredChunk> words = random(12.0, 1);
            List<ScoredChunk> meaning = random(2.0, -1);
            List<ScoredChunk> moved = words.stream()
                    .map(scored -> new ScoredChunk(scored.chunkId(), scored.score() * 4 + 100))
                    .toList();

            List<RankedHit> fused = ConvexFusion.DEFAULT.fuse(words, meaning);
            List<RankedHit> same = ConvexFusion.DEFAULT.fuse(moved, meaning);

            for (RankedHit hit : fused) {
                assertThat(same)
                        .filteredOn(other -> other.chunkId().equals(hit.chunkId()))
                        .singleElement()
                        .satisfies(other -> assertThat(other.score()).isCloseTo(hit.score(), TINY));
            }
        }
    }

    @Test
    void the_order_in_which_a_leg_hands_in_its_hits_does_not_matter() {
        for (int i = 0; i < 200; i++) {
            List<ScoredChunk> words = random(12.0, 1);
            List<ScoredChunk> meaning = random(2.0, -1);
            List<ScoredChunk> shuffled = new ArrayList<>(words);
            Collections.shuffle(shuffled, random);

            assertThat(ConvexFusion.DEFAULT.fuse(shuffled, meaning))
                    .isEqualTo(ConvexFusion.DEFAULT.fuse(words, meaning));
        }
    }

    @Test
    void all_the_weight_on_one_leg_gives_its_order() {
        List<ScoredChunk> words = ranking(1, 8.0, 2, 6.0, 3, 4.0);
        List<ScoredChunk> meaning = ranking(3, 0.9, 2, 0.5, 1, 0.1);

        assertThat(new ConvexFusion(0).fuse(words, meaning))
                .extracting(RankedHit::chunkId)
                .containsExactly(id(1), id(2), id(3));
        assertThat(new ConvexFusion(1).fuse(words, meaning))
                .extracting(RankedHit::chunkId)
                .containsExactly(id(3), id(2), id(1));
    }

    @Test
    void a_leg_whose_scores_are_all_equal_speaks_against_none_of_them() {
        List<RankedHit> fused = new ConvexFusion(0.5).fuse(ranking(1, 2.0, 2, 2.0), ranking(2, 0.3));

        assertThat(fused.get(0).chunkId()).isEqualTo(id(2));
        assertThat(fused.get(0).score()).isCloseTo(1, TINY);
        assertThat(fused.get(1).score()).isCloseTo(0.5, TINY);
    }

    @Test
    void nothing_fuses_with_anything() {
        assertThat(ConvexFusion.DEFAULT.fuse(List.of(), List.of())).isEmpty();
        assertThat(ConvexFusion.DEFAULT.fuse(ranking(1, 2.0), List.of())).hasSize(1);
        assertThat(ConvexFusion.DEFAULT.fuse(List.of(), ranking(1, 0.2))).hasSize(1);
    }

    @Test
    void a_single_leg_keeps_its_own_scores() {
        assertThat(ConvexFusion.wordsOnly(ranking(2, 3.0, 1, 7.0)))
                .extracting(RankedHit::score)
                .containsExactly(7.0, 3.0);
        assertThat(ConvexFusion.meaningOnly(ranking(2, -0.5, 1, 0.5)))
                .extracting(RankedHit::score)
                .containsExactly(0.5, -0.5);
    }

    @Test
    void equal_scores_stand_in_the_order_of_their_ids() {
        assertThat(ConvexFusion.wordsOnly(ranking(3, 1.0, 1, 1.0, 2, 1.0)))
                .extracting(RankedHit::chunkId)
                .containsExactly(id(1), id(2), id(3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_weight_is_a_share(double weight) {
        assertThatThrownBy(() -> new ConvexFusion(weight)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Up to 20 of 30 chunks, so that two rankings share some. */
    private List<ScoredChunk> random(double width, double least) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            ids.add(i);
        }
        Collections.shuffle(ids, random);
        return ids.subList(0, random.nextInt(20)).stream()
                .map(number -> new ScoredChunk(id(number), least + width * random.nextDouble()))
                .sorted(Comparator.comparingDouble(ScoredChunk::score).reversed())
                .toList();
    }

    private static List<ScoredChunk> ranking(Object... idsAndScores) {
        List<ScoredChunk> ranking = new ArrayList<>();
        for (int i = 0; i < idsAndScores.length; i += 2) {
            ranking.add(new ScoredChunk(id((Integer) idsAndScores[i]), (Double) idsAndScores[i + 1]));
        }
        return ranking;
    }

    private static ChunkId id(int number) {
        return new ChunkId(new UUID(0, number));
    }
}
