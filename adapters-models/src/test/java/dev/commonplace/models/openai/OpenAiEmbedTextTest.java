package dev.commonplace.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.ModelTerms;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.fixtures.embeddings.EmbedTextContract;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEmbedTextTest extends EmbedTextContract {
    private static final String KEY = "secret-key";
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration HASTY = Duration.ofMillis(300);

    private final FakeEmbeddingsServer server = new FakeEmbeddingsServer();
    private final OpenAiEmbedText embedText = new OpenAiEmbedText(settings(server.baseUrl(), PATIENT));

    @Override
    protected EmbedText embedText() {
        return embedText;
    }

    @AfterEach
    void close() {
        embedText.close();
        server.close();
    }

    @Test
    void the_request_is_as_the_api_wants_it() {
        embedText.embed(List.of("one", "two", "three", "four", "five"));

        assertThat(server.requests).hasSize(2);
        assertThat(server.requests.getFirst().toString())
                .isEqualTo("{\"model\":\"some-model\",\"input\":[\"one\",\"two\",\"three\",\"four\"],"
                        + "\"encoding_format\":\"float\",\"dimensions\":256}");
        assertThat(server.authorizations).containsOnly("Bearer " + KEY);
    }

    @Test
    void a_shorter_vector_is_asked_for_and_a_longer_one_not_taken() {
        EmbedText shorter = embedText.shortenedTo(64).orElseThrow();

        assertThat(shorter.model()).isEqualTo(new EmbeddingModel("some-model", 64, 512));
        assertThat(embedText.shortenedTo(64)).containsSame(shorter);
        assertThat(shorter.terms()).isEqualTo(embedText.terms());
        assertThatThrownBy(() -> shorter.embed("one"))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("instead of 64");
        assertThat(server.requests.getFirst().toString()).endsWith("\"dimensions\":64}");
        for (int no : List.of(0, FakeEmbeddingsServer.DIMENSION)) {
            assertThat(embedText.shortenedTo(no)).isEmpty();
        }
        assertThat(shorter.shortenedTo(32)).isEmpty();
    }

    @Test
    void no_texts_need_no_request() {
        assertThat(embedText.embed(List.of())).isEmpty();
        assertThat(server.requests).isEmpty();
    }

    @Test
    void vectors_are_put_in_the_order_of_their_index() {
        List<Embedding> expected = embedText.embed(List.of("one", "two", "three"));
        server.thenReversed();

        assertThat(embedText.embed(List.of("one", "two", "three"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void a_failure_that_passes_is_retried(int status) {
        server.thenStatus(status).thenStatus(status);

        assertThat(embedText.embed("text").dimension()).isEqualTo(FakeEmbeddingsServer.DIMENSION);
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void the_pause_that_the_endpoint_asks_for_is_kept() {
        server.thenStatus(429, "Retry-After", "1");

        long start = System.nanoTime();
        embedText.embed("text");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(750), Duration.ofSeconds(5));
    }

    @Test
    void a_pause_that_is_too_long_is_left_to_the_caller() {
        server.thenStatus(429, "Retry-After", "3600");

        assertThat(failure().retryable()).isTrue();
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void an_endpoint_that_keeps_failing_is_given_up() {
        server.thenStatus(500).thenStatus(502).thenStatus(503).thenStatus(504);

        ModelUnavailableException failure = failure();

        assertThat(failure.retryable()).isTrue();
        assertThat(failure).hasMessage("The embedding endpoint answered with status 503.");
        assertThat(server.requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404})
    void a_failure_that_lasts_is_not_retried(int status) {
        server.thenStatus(status, "Location", "http://127.0.0.1:1/");

        assertThat(failure().retryable()).isFalse();
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void no_message_holds_the_key_even_where_the_endpoint_repeats_it() {
        server.thenStatus(401);

        StringWriter everything = new StringWriter();
        failure().printStackTrace(new PrintWriter(everything));

        assertThat(everything.toString()).contains("refused the API key").doesNotContain(KEY);
        assertThat(settings(server.baseUrl(), PATIENT).toString()).doesNotContain(KEY);
    }

    @Test
    void an_endpoint_that_does_not_answer_in_time_is_unavailable() {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            server.then((exchange, request) -> hang(never));
        }

        try (OpenAiEmbedText hasty = new OpenAiEmbedText(settings(server.baseUrl(), HASTY))) {
            assertThat(failure(hasty)).hasMessageContaining("did not answer within 300 ms");
        } finally {
            never.countDown();
        }
    }

    @Test
    void an_answer_that_stops_half_way_is_unavailable() {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            server.then((exchange, request) -> {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                hang(never);
            });
        }

        try (OpenAiEmbedText hasty = new OpenAiEmbedText(settings(server.baseUrl(), HASTY))) {
            assertThat(failure(hasty)).hasMessageContaining("did not answer within 300 ms");
        } finally {
            never.countDown();
        }
    }

    @Test
    void an_answer_without_end_is_broken_off() {
        server.then((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = new byte[65_536];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(spaces);
            }
        });

        assertThat(failure()).hasMessageContaining("an answer of more than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"data\":[null]}",
                "{\"data\":[{\"index\":0}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1.0]}]}",
                "{\"data\":[{\"index\":1,\"embedding\":VECTOR}]}",
                "{\"data\":[{\"index\":-1,\"embedding\":VECTOR}]}",
                "{\"data\":[{\"index\":0,\"embedding\":VECTOR},{\"index\":0,\"embedding\":VECTOR}]}",
                "{\"data\":[{\"index\":0,\"embedding\":ZEROS}]}",
                "{\"data\":[{\"index\":0,\"embedding\":INFINITE}]}",
                "{\"data\":[{\"index\":0,\"embedding\":QUOTED_NAN}]}"
            })
    void an_answer_without_usable_vectors_is_an_error(String body) {
        server.thenBody(filled(body));

        assertThat(failure().retryable()).isFalse();
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "<html>busy</html>",
                "{\"data\":[{\"index\":0,\"embedding\":[0.5,",
                "{\"data\":[{\"index\":0,\"embedding\":NULLS}]}",
                "{\"data\":[{\"index\":0,\"embedding\":BARE_NAN}]}",
                "{\"data\":[{\"index\":0,\"embedding\":\"AACAPwAAAEA=\"}]}"
            })
    void an_answer_that_cannot_be_read_is_an_error(String body) {
        server.thenBody(filled(body)).thenBody(filled(body)).thenBody(filled(body));

        assertThat(failure().getMessage()).startsWith("The embedding endpoint sent ");
    }

    @Test
    void an_endpoint_that_is_not_there_is_unavailable() {
        URI gone = server.baseUrl();
        server.close();
        try (OpenAiEmbedText lost = new OpenAiEmbedText(settings(gone, PATIENT))) {
            ModelUnavailableException failure = failure(lost);

            assertThat(failure.retryable()).isTrue();
            assertThat(failure).hasMessageContaining("cannot be reached (nothing listens there)");
        }
    }

    @Test
    void lone_halves_of_surrogate_pairs_do_no_harm() {
        embedText.embed("lone \ud800 half");

        assertThat(server.requests.getFirst().get("input").get(0).asText()).isEqualTo("lone ? half");
    }

    private ModelUnavailableException failure() {
        return failure(embedText);
    }

    private static ModelUnavailableException failure(OpenAiEmbedText embedText) {
        return catchThrowableOfType(ModelUnavailableException.class, () -> embedText.embed("text"));
    }

    private static void hang(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static String filled(String body) {
        return body.replace("VECTOR", vector("0.5"))
                .replace("ZEROS", vector("0"))
                .replace("INFINITE", vector("1e60"))
                .replace("NULLS", vector("null"))
                .replace("QUOTED_NAN", vector("\"NaN\""))
                .replace("BARE_NAN", vector("NaN"));
    }

    private static String vector(String value) {
        return Stream.generate(() -> value)
                .limit(FakeEmbeddingsServer.DIMENSION)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static OpenAiEmbeddingSettings settings(URI baseUrl, Duration requestTimeout) {
        return new OpenAiEmbeddingSettings(
                baseUrl,
                KEY,
                new EmbeddingModel("some-model", FakeEmbeddingsServer.DIMENSION, 512),
                true,
                true,
                new ModelTerms(Optional.of(BigDecimal.ONE), Optional.of(60)),
                4,
                Duration.ofSeconds(2),
                requestTimeout,
                2,
                Duration.ofMillis(5));
    }
}
