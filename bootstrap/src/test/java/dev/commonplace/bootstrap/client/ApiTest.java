package dev.commonplace.bootstrap.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final Patience QUICK = new Patience(3, Duration.ofMillis(10), Duration.ofMillis(200));

    private final AtomicInteger requests = new AtomicInteger();
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Api api;

    private record Said(int status, String retryAfter, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        api = new Api(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "key", QUICK);
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    @Test
    void who_is_told_to_wait_waits_as_long_and_asks_again() {
        answer(new Said(429, "1", "{}"), new Said(200, "", "{\"id\":7}"));

        assertThat(api.get("/v1/documents").path("id").asInt()).isEqualTo(7);

        assertThat(requests).hasValue(2);
        assertThat(times.get(1) - times.get(0))
                .isGreaterThanOrEqualTo(Duration.ofMillis(950).toNanos());
    }

    @Test
    void a_service_that_is_down_for_a_moment_is_asked_again_and_one_that_stays_down_given_up() {
        answer(new Said(503, "", ""), new Said(502, "", ""), new Said(200, "", "{\"id\":7}"), new Said(503, "", ""));

        assertThat(api.get("/a").path("id").asInt()).isEqualTo(7);
        ApiException given = catchThrowableOfType(ApiException.class, () -> api.get("/a"));

        assertThat(given).hasMessageContaining("503");
        assertThat(requests).hasValue(3 + 1 + QUICK.retriesMax());
    }

    @Test
    void what_is_refused_is_not_sent_again_and_told_without_what_a_terminal_would_obey() {
        answer(
                new Said(
                        400,
                        "",
                        "{\"code\":\"invalid_value\",\"detail\":\"No.\\u001b[2J\",\"errors\":[{\"pointer\":\"/a\",\"detail\":\"Too long.\"}]}"));

        ApiException refused = catchThrowableOfType(ApiException.class, () -> api.get("/a"));

        assertThat(refused).hasMessage("No. [2J /a: Too long.");
        assertThat(refused.code()).isEqualTo("invalid_value");
        assertThat(requests).hasValue(1);
    }

    @Test
    void what_is_said_twice_is_told_once_with_its_place() {
        answer(
                new Said(
                        400,
                        "",
                        "{\"detail\":\"A value is required here.\",\"errors\":[{\"pointer\":\"/content\",\"detail\":\"A value is required here.\"}]}"));

        assertThat(catchThrowableOfType(ApiException.class, () -> api.get("/a")))
                .hasMessage("/content: A value is required here.");
    }

    @Test
    void a_service_that_is_gone_is_silence() {
        server.stop(0);

        ApiException silence = catchThrowableOfType(ApiException.class, () -> api.get("/a"));

        assertThat(silence.isSilence()).isTrue();
        assertThat(silence).hasMessageContaining(api.base().toString());
    }

    /** The answers in their order, the last one again and again. */
    private void answer(Said... all) {
        server.createContext("/", exchange -> {
            times.add(System.nanoTime());
            reply(exchange, all[Math.min(requests.getAndIncrement(), all.length - 1)]);
        });
    }

    private static void reply(HttpExchange exchange, Said said) throws IOException {
        byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
        if (!said.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", said.retryAfter());
        }
        exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
