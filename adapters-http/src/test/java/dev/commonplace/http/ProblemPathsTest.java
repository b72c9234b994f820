package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.live.LiveTimes;
import dev.commonplace.http.requests.BodyLimits;
import dev.commonplace.http.requests.RateLimit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way out of a request that Javalin and the Jetty below it know ends in a problem of ours. */
class ProblemPathsTest extends OpenService {
    private static final HttpLimits LIMITS = new HttpLimits(
            new BodyLimits(100_000, 100_000, 100_000),
            RateLimit.PER_KEY_DEFAULT,
            RateLimit.FAILED_KEYS_DEFAULT,
            Duration.ofSeconds(3),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            LiveTimes.DEFAULT);

    private final TestApi api = service.api(service.newAdmin("problems"));

    ProblemPathsTest() {
        super(new InMemoryService(LIMITS, ProblemPathsTest::plant));
    }

    private static void plant(RoutesConfig routes) {
        get(routes, "/planted/refused", () -> {
            throw new RefusedException(ErrorCode.UNAVAILABLE, "The database does not answer.");
        });
        get(routes, "/planted/response", () -> {
            throw new BadRequestResponse("secret inside");
        });
        get(routes, "/planted/bug", () -> {
            throw new IllegalStateException("secret inside");
        });
        get(routes, "/planted/jackson", () -> {
            throw new JsonParseException(null, "secret inside");
        });
        get(routes, "/planted/error", () -> {
            throw new StackOverflowError("secret inside");
        });
        routes.addEndpoint(new Endpoint(
                HandlerType.GET,
                "/planted/validation",
                context -> context.queryParamAsClass("number", Integer.class).get()));
        routes.addEndpoint(
                new Endpoint(HandlerType.GET, "/planted/never", context -> context.future(CompletableFuture::new)));
    }

    /** What a planted route does. */
    private interface Body {
        void run() throws Exception;
    }

    private static void get(RoutesConfig routes, String path, Body body) {
        routes.addEndpoint(new Endpoint(HandlerType.GET, path, context -> body.run()));
    }

    @ParameterizedTest
    @CsvSource({
        "/planted/refused, 503, unavailable",
        "/planted/response, 400, malformed_request",
        "/planted/validation?number=secret, 400, invalid_value",
        "/planted/jackson, 400, malformed_json",
        "/planted/bug, 500, internal_error",
        "/planted/error, 500, internal_error",
        "/planted/never, 504, timed_out",
        "/no/such/route, 404, not_found",
        "/v1/search, 405, method_not_allowed",
    })
    void every_way_out_is_a_problem(String path, int status, String code) {
        for (String accept : new String[] {"*/*", "text/html", "application/json"}) {
            TestApi.Reply reply = api.send("GET", path, new byte[0], Map.of("Accept", accept, "X-Request-Id", "id-7"));

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(reply.header("X-Request-Id")).isEqualTo("id-7");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            JsonNode problem = reply.json();
            assertThat(problem.path("code").asText()).isEqualTo(code);
            assertThat(problem.path("type").asText()).isEqualTo("https://commonplace.dev/problems/" + code);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("title").asText()).isNotBlank();
            assertThat(problem.path("detail").asText()).isNotBlank();
            assertThat(problem.path("instance").asText()).isEqualTo("urn:commonplace:request:id-7");
            assertThat(reply.text()).doesNotContain("secret").doesNotContain("Exception");
        }
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        assertThat(api.get("/v1/search").header("Allow")).isEqualTo("POST");
        assertThat(api.delete("/v1/documents").header("Allow")).contains("GET").contains("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/documents/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /v1/documents/..%2f..%2fetc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /v1/documents/%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /v1/documents HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /v1/documents HTTP/1.1\r\nHost: a\r\nbroken header line\r\nConnection: close\r\n\r\n",
                "GET /v1/documents HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\nConnection: close\r\n\r\n",
                "G@T / HTTP/1.1\r\nHost: a\r\n\r\n",
                "nonsense\r\n\r\n",
                "POST /v1/search HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
                "POST /v1/search HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nabcde",
                "GET /v1/documents HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Version: 13\r\nConnection: close\r\n\r\n",
            })
    void what_jetty_refuses_is_a_problem_as_well(String request) {
        requireProblem(RawHttp.send(service.port(), request));
    }

    @Test
    void headers_that_are_too_large_are_a_problem() {
        String large = "x".repeat(40_000);

        String headers = RawHttp.send(
                service.port(), "GET / HTTP/1.1\r\nHost: a\r\nX-Large: " + large + "\r\nConnection: close\r\n\r\n");
        String address = RawHttp.send(service.port(), "GET /" + large + " HTTP/1.1\r\nHost: a\r\n\r\n");

        requireProblem(headers);
        assertThat(headers).startsWith("HTTP/1.1 431");
        requireProblem(address);
        assertThat(address).startsWith("HTTP/1.1 414");
    }

    @Test
    void a_body_that_is_too_large_is_a_problem_with_and_without_its_length() {
        byte[] large = ("{\"query\": \"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        String key = service.newAdmin("large");

        TestApi.Reply known = api.send("POST", "/v1/search", large, Map.of("Content-Type", "application/json"));
        String unknown = RawHttp.send(
                service.port(),
                "POST /v1/search HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + Integer.toHexString(large.length) + "\r\n" + new String(large, StandardCharsets.US_ASCII)
                        + "\r\n0\r\n\r\n");

        assertThat(known.status()).isEqualTo(413);
        assertThat(known.at("/code")).isEqualTo("too_large");
        requireProblem(unknown);
        assertThat(unknown).startsWith("HTTP/1.1 413");
    }

    @Test
    void who_sends_half_a_gigabyte_before_reading_a_word_still_reads_why_it_is_refused() throws Exception {
        long bytes = 512L * 1024 * 1024;
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.port() + "/v1/documents/upload"))
                .header("Authorization", "Bearer " + service.newAdmin("half-a-gigabyte"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(() -> new ZeroStream(bytes)), bytes))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("too_large");
        }
    }

    @Test
    void who_waits_for_a_word_before_sending_too_much_is_refused_at_once() {
        String answer = RawHttp.send(
                service.port(),
                "POST /v1/documents/upload HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + service.newAdmin("waiting")
                        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nExpect: 100-continue\r\nContent-Length: "
                        + (1L << 40) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("Connection: close");
    }

    /** So many zeros, without an array that holds them. */
    private static final class ZeroStream extends InputStream {
        private long left;

        ZeroStream(long bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }

    @Test
    void a_body_that_is_broken_or_never_comes_is_a_problem() {
        String head = "POST /v1/search HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + service.newAdmin("broken")
                + "\r\nContent-Type: application/json\r\nConnection: close\r\n";

        requireProblem(RawHttp.send(service.port(), head + "Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n"));
        String silent = RawHttp.send(service.port(), head + "Content-Length: 100\r\n\r\n{\"query\"");
        requireProblem(silent);
        assertThat(silent).startsWith("HTTP/1.1 408");
    }

    @Test
    void parameters_that_cannot_be_decoded_are_a_problem() {
        String head = "\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer " + service.newAdmin("encoded");

        for (String query : new String[] {"limit=%zz", "limit=1%", "tag=%", "tag=%f", "%zz=1"}) {
            String answer =
                    RawHttp.send(service.port(), "GET /v1/documents?" + query + " HTTP/1.1" + head + "\r\n\r\n");
            requireProblem(answer);
            assertThat(answer).as(query).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void an_insane_request_id_is_replaced() {
        assertThat(api.send("GET", "/health/live", new byte[0], Map.of("X-Request-Id", "a b"))
                        .header("X-Request-Id"))
                .hasSize(36);
        assertThat(api.send("GET", "/health/live", new byte[0], Map.of("X-Request-Id", "x".repeat(101)))
                        .header("X-Request-Id"))
                .hasSize(36);
    }

    private static void requireProblem(String answer) {
        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
        assertThat(answer).containsIgnoringCase("X-Request-Id: ");
        assertThat(answer).contains("\"code\":").doesNotContain("Exception").doesNotContain("<html");
    }
}
