package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.http.health.Readiness;
import dev.commonplace.http.live.LiveTimes;
import dev.commonplace.http.requests.BodyLimits;
import dev.commonplace.http.requests.RateLimit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final HttpLimits LIMITS = new HttpLimits(
            BodyLimits.DEFAULT,
            new RateLimit(3, 1, Duration.ofMinutes(10)),
            new RateLimit(2, 1, Duration.ofMinutes(10)),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            LiveTimes.DEFAULT);

    private final InMemoryService service = new InMemoryService(LIMITS, routes -> {});

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_key_that_calls_too_often_has_to_wait_and_others_do_not() {
        TestApi busy = service.api(service.newAdmin("busy"));
        TestApi calm = service.api(service.newAdmin("calm"));

        assertThat(busy.get("/v1/me").header("RateLimit-Remaining")).isEqualTo("2");
        busy.get("/v1/me");
        busy.get("/v1/me");
        TestApi.Reply refused = busy.get("/v1/me");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("/code")).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.header("RateLimit-Limit")).isEqualTo("3");
        assertThat(calm.get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void an_address_that_guesses_keys_has_to_wait_but_keys_that_are_in_use_go_on() {
        TestApi good = service.api(service.newAdmin("good"));
        assertThat(good.get("/v1/me").status()).isEqualTo(200);
        TestApi guesser = service.api("cpk_guess");

        assertThat(guesser.get("/v1/me").status()).isEqualTo(401);
        assertThat(guesser.get("/v1/me").status()).isEqualTo(401);
        assertThat(guesser.get("/v1/me").status()).isEqualTo(429);
        assertThat(good.get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void health_needs_no_key_and_says_which_part_is_not_ready() {
        TestApi nobody = service.api("");

        assertThat(nobody.get("/health/live").status()).isEqualTo(200);
        assertThat(nobody.get("/health/ready").at("/status")).isEqualTo("ready");
        service.readiness(Readiness.Check.ok("jobs"), Readiness.Check.failed("database", "It does not answer."));
        TestApi.Reply notReady = nobody.get("/health/ready");
        service.readiness(Readiness.Check.ok("jobs"));

        assertThat(notReady.status()).isEqualTo(503);
        assertThat(notReady.at("/checks/1/name")).isEqualTo("database");
        assertThat(notReady.at("/checks/1/problem")).isEqualTo("It does not answer.");
        assertThat(nobody.get("/metrics").text()).contains("commonplace_up 1");
        assertThat(nobody.get("/docs").text()).contains("/v1/search").doesNotContain("<script");
        assertThat(nobody.get("/").header("Location")).isEqualTo("/docs");
    }

    @Test
    void every_request_is_observed_by_its_template() {
        service.api("").get("/v1/documents/" + "0".repeat(8));
        service.api("").get("/nowhere");

        assertThat(service.seen())
                .contains(
                        new InMemoryService.Seen("GET", "/v1/documents/{document_id}", 401),
                        new InMemoryService.Seen("GET", "unmatched", 404));
    }

    @Test
    void a_head_is_answered_like_a_get_without_a_body() {
        TestApi.Reply head = service.api("").send("HEAD", "/v1/me", new byte[0], Map.of());

        assertThat(head.status()).isEqualTo(401);
        assertThat(head.raw().body()).isEmpty();
    }
}
