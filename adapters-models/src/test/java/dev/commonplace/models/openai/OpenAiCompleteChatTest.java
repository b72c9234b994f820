package dev.commonplace.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.commonplace.application.answers.CompleteChat.Message;
import dev.commonplace.application.answers.CompleteChat.Reply;
import dev.commonplace.application.answers.CompleteChat.Request;
import dev.commonplace.application.answers.CompleteChat.Speaker;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiCompleteChatTest {
    private static final String KEY = "secret-key";
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration HASTY = Duration.ofMillis(300);
    private static final Request QUESTION = new Request(
            List.of(new Message(Speaker.SYSTEM, "Be brief."), new Message(Speaker.USER, "Lone \ud800 half?")),
            OptionalDouble.empty());

    private final FakeChatServer server = new FakeChatServer();
    private final OpenAiCompleteChat chat = new OpenAiCompleteChat(settings(server.baseUrl(), PATIENT, 4));

    @AfterEach
    void stop() {
        chat.close();
        server.close();
    }

    @Test
    void a_reply_comes_with_what_it_took() {
        assertThat(chat.complete(QUESTION))
                .isEqualTo(new Reply("It works.", false, "some-model-2026", OptionalInt.of(12), OptionalInt.of(3)));
        assertThat(server.requests.getFirst().toString())
                .contains("\"model\":\"some-model\"", "\"max_tokens\":100", "\"role\":\"system\"", "Lone ? half?")
                .doesNotContain("temperature");
        assertThat(server.authorizations).containsExactly("Bearer " + KEY);
    }

    @Test
    void a_temperature_is_sent_where_one_is_asked_for() {
        chat.complete(new Request(QUESTION.messages(), OptionalDouble.of(0.25)));

        assertThat(server.requests.getFirst().path("temperature").asDouble()).isEqualTo(0.25);
    }

    @Test
    void a_reply_that_was_cut_off_says_so() {
        server.thenSays("STATEMENT: Half a sen", "length");

        assertThat(chat.complete(QUESTION).cutOff()).isTrue();
    }

    @Test
    void a_reply_without_figures_has_none_and_the_model_that_was_asked_for() {
        server.thenBody("{\"choices\":[{\"message\":{\"content\":\"Yes.\"}}],\"usage\":{\"prompt_tokens\":-1}}");

        assertThat(chat.complete(QUESTION))
                .isEqualTo(new Reply("Yes.", false, "some-model", OptionalInt.empty(), OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void a_failure_that_passes_is_tried_once_more(int status) {
        server.thenStatus(status);

        assertThat(chat.complete(QUESTION).text()).isEqualTo("It works.");
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void an_endpoint_that_keeps_failing_is_given_up() {
        server.thenStatus(500).thenStatus(502);

        assertThat(failure(chat)).hasMessage("The chat endpoint answered with status 502.");
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void who_asks_to_be_left_alone_for_long_is_not_asked_again() {
        server.thenStatus(429, "Retry-After", "60");

        assertThat(failure(chat).retryable()).isTrue();
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404})
    void a_failure_that_lasts_is_not_retried(int status) {
        server.thenStatus(status, "Location", "http://127.0.0.1:1/");

        assertThat(failure(chat).retryable()).isFalse();
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void no_message_holds_the_key_even_where_the_endpoint_repeats_it() {
        server.thenStatus(401);

        StringWriter everything = new StringWriter();
        failure(chat).printStackTrace(new PrintWriter(everything));

        assertThat(everything.toString()).contains("refused the API key").doesNotContain(KEY);
        assertThat(settings(server.baseUrl(), PATIENT, 1).toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>busy</html>",
                "{\"choices\":[{\"message\":{\"content\":\"cut o",
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":[{\"message\":{\"content\":null}}]}",
                "{\"choices\":{\"message\":{\"content\":\"no list\"}}}"
            })
    void what_is_no_reply_is_unavailable(String body) {
        server.thenBody(body).thenBody(body);

        assertThat(failure(chat).getMessage()).startsWith("The chat endpoint sent ");
    }

    @Test
    void a_slow_endpoint_is_not_waited_for_twice() {
        CountDownLatch never = new CountDownLatch(1);
        server.then((exchange, request) -> hang(never));

        try (OpenAiCompleteChat hasty = new OpenAiCompleteChat(settings(server.baseUrl(), HASTY, 1))) {
            assertThat(failure(hasty)).hasMessageContaining("did not answer within 300 ms");
        } finally {
            never.countDown();
        }
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void a_body_that_stops_half_way_is_unavailable() {
        CountDownLatch never = new CountDownLatch(1);
        server.then((exchange, request) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hang(never);
        });

        try (OpenAiCompleteChat hasty = new OpenAiCompleteChat(settings(server.baseUrl(), HASTY, 1))) {
            assertThat(failure(hasty)).hasMessageContaining("did not answer within 300 ms");
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_body_without_end_is_broken_off() {
        server.then((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = new byte[65_536];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(spaces);
            }
        });

        assertThat(failure(chat)).hasMessageContaining("an answer of more than");
    }

    @Test
    void no_more_calls_are_under_way_than_may_be() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.then((exchange, request) -> {
            arrived.countDown();
            hang(release);
            FakeOpenAiServer.send(exchange, 200, "{\"choices\":[{\"message\":{\"content\":\"Done.\"}}]}");
        });
        try (OpenAiCompleteChat narrow = new OpenAiCompleteChat(settings(server.baseUrl(), PATIENT, 1))) {
            Thread first = Thread.ofVirtual().start(() -> narrow.complete(QUESTION));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(failure(narrow)).hasMessageContaining("1 calls under way");

            release.countDown();
            first.join();
            assertThat(narrow.complete(QUESTION).text()).isEqualTo("It works.");
        }
    }

    private static ModelUnavailableException failure(OpenAiCompleteChat chat) {
        return catchThrowableOfType(ModelUnavailableException.class, () -> chat.complete(QUESTION));
    }

    private static void hang(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static OpenAiChatSettings settings(URI baseUrl, Duration requestTimeout, int callsMax) {
        return new OpenAiChatSettings(
                baseUrl,
                KEY,
                "some-model",
                100,
                Duration.ofSeconds(2),
                requestTimeout,
                1,
                Duration.ofMillis(20),
                callsMax);
    }
}
