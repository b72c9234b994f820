package dev.commonplace.domain.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffPolicyTest {
    private static final BackoffPolicy POLICY = BackoffPolicy.DEFAULT;
    private static final double NO_JITTER = 0.5;

    @ParameterizedTest
    @CsvSource({"1, 2000", "2, 3600", "3, 6480", "4, 11664", "6, 37791", "7, 60000", "100, 60000", "2147483647, 60000"})
    void waits_grow_up_to_the_cap(int attempt, long millis) {
        assertThat(POLICY.delay(attempt, NO_JITTER)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void jitter_spreads_evenly_and_within_its_share() {
        Random random = new Random(7);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            int attempt = 1 + random.nextInt(50);
            double middle = POLICY.delay(attempt, NO_JITTER).toMillis();
            double share = POLICY.delay(attempt, random.nextDouble()).toMillis() / middle;
            assertThat(share).isBetween(1 - POLICY.jitter() - 0.001, 1 + POLICY.jitter() + 0.001);
            sum += share;
        }
        assertThat(sum / 10_000).isBetween(0.98, 1.02);
        assertThat(POLICY.delay(1, 0)).isEqualTo(Duration.ofMillis(1_500));
        assertThat(POLICY.delay(1, 1)).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void an_attempt_that_never_was_waits_like_the_first() {
        assertThat(POLICY.delay(0, NO_JITTER)).isEqualTo(POLICY.delay(1, NO_JITTER));
        assertThat(POLICY.delay(-5, NO_JITTER)).isEqualTo(POLICY.delay(1, NO_JITTER));
    }

    @Test
    void a_policy_that_does_not_grow_from_base_to_cap_is_a_mistake() {
        Duration second = Duration.ofSeconds(1);
        assertMistake(second.negated(), 2, second, 0);
        assertMistake(second, 2, Duration.ofMillis(999), 0);
        assertMistake(second, 0.9, second, 0);
        assertMistake(second, 2, second, -0.1);
        assertMistake(second, 2, second, 1.1);
        assertMistake(second, 2, second, Double.NaN);
        assertMistake(second, Double.NaN, second, 0);
    }

    private static void assertMistake(Duration base, double factor, Duration cap, double jitter) {
        assertThatThrownBy(() -> new BackoffPolicy(base, factor, cap, jitter))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
