package dev.commonplace.bootstrap.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls a running service with one key, from any number of threads. A request that may succeed later is sent again; when the
 * service asks one thread to wait, all of them do, so that more threads never mean more pressure.
 */
public final class Api implements AutoCloseable {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    private static final Duration ANSWER_MAX = Duration.ofMinutes(10);
    private static final int INTERRUPTED = -1;
    private static final double JITTER = 0.2;
    /** What the retry library takes as "no opinion". */
    private static final Duration BACKOFF_DECIDES = Duration.ofNanos(-1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final String key;
    private final Patience patience;
    private final FailsafeExecutor<JsonNode> retrying;
    private final AtomicLong silentUntilNanos = new AtomicLong(System.nanoTime());

    /** @param base such as {@code http://127.0.0.1:7878} */
    public Api(URI base, String key, Patience patience) {
        this.base = base;
        this.key = key;
        this.patience = patience;
        this.retrying = Failsafe.with(RetryPolicy.<JsonNode>builder()
                .handleIf(failure -> failure instanceof ApiException refused && refused.isTemporary())
                .withBackoff(patience.pauseMin(), patience.pauseMax())
                .withJitter(JITTER)
                .withDelayFnOn(context -> pauseAskedFor(context.getLastException()), ApiException.class)
                .withMaxRetries(patience.retriesMax())
                .build());
    }

    /** @param path with its parameters, from {@code /v1} on */
    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    public JsonNode post(String path, JsonNode body) {
        return post(path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    public void delete(String path) {
        send(request(path).DELETE());
    }

    /** @param body can be sent more than once */
    public JsonNode post(String path, String mediaType, BodyPublisher body) {
        return send(request(path).header("Content-Type", mediaType).POST(body));
    }

    /**
     * Sees once that there is a service that knows the key, so that a wrong address is told at once.
     *
     * @throws ApiException where there is not
     */
    public void requireService() {
        once(request("/v1/me").GET().build());
    }

    public URI base() {
        return base;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_MAX)
                .header("Accept", "application/json");
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            return retrying.get(() -> once(built));
        } catch (FailsafeException stopped) {
            if (stopped.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new ApiException(INTERRUPTED, "", "The request was interrupted.", null, stopped);
            }
            throw stopped;
        }
    }

    private JsonNode once(HttpRequest request) {
        try {
            long pauseNanos = silentUntilNanos.get() - System.nanoTime();
            if (pauseNanos > 0) {
                Thread.sleep(Duration.ofNanos(pauseNanos));
            }
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 == 2) {
                return response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
            }
            ApiException refused = Problems.read(json, response);
            refused.retryAfter().ifPresent(this::keepQuiet);
            throw refused;
        } catch (IOException failure) {
            String why = failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")";
            throw new ApiException(0, "", "No answer from " + base + why + ".", null, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(INTERRUPTED, "", "The request was interrupted.", null, interrupted);
        }
    }

    private void keepQuiet(Duration asked) {
        long until = System.nanoTime() + believed(asked).toNanos();
        silentUntilNanos.accumulateAndGet(until, (one, other) -> one - other > 0 ? one : other);
    }

    private Duration pauseAskedFor(Throwable failure) {
        return failure instanceof ApiException refused
                ? refused.retryAfter().map(this::believed).orElse(BACKOFF_DECIDES)
                : BACKOFF_DECIDES;
    }

    private Duration believed(Duration asked) {
        return asked.compareTo(patience.askedForMax()) > 0 ? patience.askedForMax() : asked;
    }

    @Override
    public void close() {
        http.close();
    }
}
