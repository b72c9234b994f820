package dev.commonplace.domain.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.shared.ManyTimes;
import dev.commonplace.domain.shared.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingOptionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Offset<Double> TINY = Offset.offset(1e-9);

    @Test
    void boosts_follow_their_formula() {
        Boosts boosts = new Boosts(Optional.of(new Boosts.Recency(2, 30)), OptionalDouble.of(0.5), Map.of("wiki", 3.0));

        List<BoostFactor> factors = boosts.factors(facts(Duration.ofDays(30), "wiki", 10), NOW);

        assertThat(factors)
                .containsExactly(
                        new BoostFactor("recency", 2),
                        new BoostFactor("popularity", 1.25),
                        new BoostFactor("source", 3));
        assertThat(boosts.factors(facts(Duration.ofDays(-9), "elsewhere", 0), NOW))
                .containsExactly(
                        new BoostFactor("recency", 3), new BoostFactor("popularity", 1), new BoostFactor("source", 1));
        assertThat(Boosts.NONE.factors(facts(Duration.ZERO, "wiki", 5), NOW)).isEmpty();
    }

    @Test
    void a_boosted_score_is_its_base_times_its_factors() {
        ManyTimes.with(200, random -> {
            double cosine = random.nextDouble(-1, 1);
            double weight = random.nextDouble(10);
            Boosts boosts = new Boosts(
                    Optional.of(new Boosts.Recency(weight, 7)),
                    OptionalDouble.of(weight),
                    Map.of("wiki", random.nextDouble(10)));

            for (SearchMode mode : SearchMode.values()) {
                RankedHit hit = new RankedHit(
                                id(1),
                                mode == SearchMode.SEMANTIC ? cosine : cosine + 1,
                                Optional.empty(),
                                Optional.empty())
                        .boosted(mode, boosts.factors(facts(Duration.ofDays(3), "wiki", 4), NOW));

                double product = hit.base();
                for (BoostFactor factor : hit.boosts()) {
                    product *= factor.factor();
                }
                assertThat(hit.score()).isEqualTo(product).isNotNegative();
            }
        });
    }

    @Test
    void diversity_passes_over_what_was_said_already() {
        RankedHit best = hit(1, 1.0);
        RankedHit same = hit(2, 0.99);
        RankedHit other = hit(3, 0.6);
        Map<ChunkId, Embedding> vectors = Map.of(
                best.chunkId(),
                Embedding.of(1, 0),
                same.chunkId(),
                Embedding.of(1, 0.01f),
                other.chunkId(),
                Embedding.of(0, 1));
        List<RankedHit> ranking = List.of(best, same, other);

        assertThat(new Diversity(0.5).pick(ranking, vectors, 3))
                .extracting(Diversity.Pick::hit)
                .containsExactly(best, other, same);
        assertThat(new Diversity(1).pick(ranking, vectors, 3))
                .extracting(Diversity.Pick::hit)
                .containsExactly(best, same, other);
        assertThat(new Diversity(0.3).pick(ranking, vectors, 3))
                .allSatisfy(pick -> assertThat(pick.marginalRelevance())
                        .isCloseTo(0.3 * pick.relevance() - 0.7 * pick.similarity(), TINY));
        assertThat(new Diversity(0.5).pick(ranking, Map.of(), 2))
                .extracting(Diversity.Pick::rankBefore)
                .containsExactly(1, 2);
        assertThatThrownBy(() -> new Diversity(1.1)).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_snippet_is_where_the_most_matches_are_and_cuts_no_word() {
        String text =
                "filler words ".repeat(30) + "the grey \uD83D\uDC26 heron and the heron " + "and so on ".repeat(30);
        int[] signs = text.codePoints().toArray();
        int first = text.codePointCount(0, text.indexOf("heron"));
        int second = text.codePointCount(0, text.lastIndexOf("heron"));
        List<TextRange> matches =
                List.of(new TextRange(0, 6), new TextRange(first, first + 5), new TextRange(second, second + 5));

        Snippet snippet = Snippet.of(text, matches, 100);

        assertThat(snippet.text()).isEqualTo(new String(signs, snippet.start(), snippet.end() - snippet.start()));
        assertThat(snippet.text()).contains("heron and the heron").doesNotStartWith("iller");
        assertThat(snippet.end() - snippet.start()).isLessThanOrEqualTo(100);
        int[] inside = snippet.text().codePoints().toArray();
        assertThat(snippet.ranges())
                .hasSize(2)
                .allSatisfy(range -> assertThat(new String(inside, range.start(), range.end() - range.start()))
                        .isEqualTo("heron"));
        assertThat(Snippet.of("short", List.of(), 100).text()).isEqualTo("short");
    }

    private static HitFacts facts(Duration age, String source, long uses) {
        return new HitFacts(new DocumentId(new UUID(0, 1)), NOW.minus(age), Optional.of(source), uses);
    }

    private static RankedHit hit(long id, double score) {
        return new RankedHit(id(id), score, Optional.empty(), Optional.empty());
    }

    private static ChunkId id(long id) {
        return new ChunkId(new UUID(0, id));
    }
}
