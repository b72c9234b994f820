package dev.commonplace.domain.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EmbeddingTest {
    private static final Offset<Double> TINY = Offset.offset(1e-6);

    private final Random random = new Random(5);

    static Stream<float[]> noVectors() {
        return Stream.of(
                new float[0],
                new float[Embedding.DIMENSION_MAX + 1],
                new float[384],
                new float[] {0f, -0f},
                new float[] {1, Float.NaN},
                new float[] {1, Float.POSITIVE_INFINITY},
                new float[] {Float.NEGATIVE_INFINITY, 1});
    }

    @ParameterizedTest
    @MethodSource("noVectors")
    void what_points_nowhere_is_refused(float[] values) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> Embedding.of(values));

        assertThat(refused.violations()).extracting(Violation::field).containsExactly("/vector");
    }

    @Test
    void an_embedding_is_not_changed_through_its_numbers() {
        float[] values = {1, 2};
        Embedding embedding = Embedding.of(values);

        values[0] = 9;
        embedding.values()[1] = 9;

        assertThat(embedding).isEqualTo(Embedding.of(1, 2)).hasSameHashCodeAs(Embedding.of(1, 2));
        assertThat(embedding.dimension()).isEqualTo(2);
    }

    @Test
    void a_cosine_is_symmetric_bounded_and_blind_to_length() {
        for (int i = 0; i < 2_000; i++) {
            int dimension = 1 + random.nextInt(40);
            Embedding one = vector(dimension);
            Embedding other = vector(dimension);
            double cosine = one.cosine(other);

            assertThat(cosine).isBetween(-1.0, 1.0).isEqualTo(other.cosine(one));
            assertThat(one.cosine(one)).isCloseTo(1, TINY).isLessThanOrEqualTo(1);
            assertThat(scaled(one, 8).cosine(other)).isCloseTo(cosine, TINY);
            assertThat(scaled(one, -1).cosine(other)).isCloseTo(-cosine, TINY);
        }
    }

    @Test
    void a_cosine_is_right_for_very_small_and_very_large_numbers() {
        assertThat(Embedding.of(Float.MIN_VALUE, 0).cosine(Embedding.of(Float.MAX_VALUE, 0)))
                .isCloseTo(1, TINY);
        assertThat(Embedding.of(1e38f, 1e38f).cosine(Embedding.of(1e38f, -1e38f)))
                .isCloseTo(0, TINY);
        assertThat(Embedding.of(3, 4).cosine(Embedding.of(4, 3))).isCloseTo(0.96, TINY);
    }

    @Test
    void vectors_of_different_lengths_have_no_cosine() {
        assertThatThrownBy(() -> Embedding.of(1).cosine(Embedding.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_space_takes_vectors_of_its_dimension_only() {
        EmbeddingSpace space = new EmbeddingSpace(
                new SpaceId(new UUID(0, 1)), "a-model", 3, true, Instant.parse("2026-01-01T12:00:00Z"));

        assertThat(space.requireFitting(Embedding.of(1, 2, 3))).isEqualTo(Embedding.of(1, 2, 3));
        assertThatThrownBy(() -> space.requireFitting(Embedding.of(1, 2)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("3 dimensions")
                .hasMessageContaining("has 2");
    }

    private Embedding vector(int dimension) {
        float[] values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.of(values);
    }

    private static Embedding scaled(Embedding embedding, float factor) {
        float[] values = embedding.values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Embedding.of(values);
    }
}
