package dev.commonplace.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    @Test
    void seconds_are_read() {
        assertThat(RetryAfter.of(headers(Map.of("Retry-After", List.of("7"))))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_time_is_read_against_the_date_of_the_answer() {
        HttpHeaders headers = headers(Map.of(
                "Date", List.of("Fri, 20 Nov 2026 10:00:00 GMT"),
                "Retry-After", List.of("Fri, 20 Nov 2026 10:00:09 GMT")));

        assertThat(RetryAfter.of(headers)).isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999999999999", "Fri, 20 Nov 2026 10:00:09 GMT"})
    void what_cannot_be_read_is_passed_over(String value) {
        assertThat(RetryAfter.of(headers(Map.of("Retry-After", List.of(value)))))
                .isNull();
    }

    private static HttpHeaders headers(Map<String, List<String>> values) {
        return HttpHeaders.of(values, (name, value) -> true);
    }
}
