package dev.commonplace.models.openai;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Posts JSON to one address and takes the answer, within a time and a size. */
final class OpenAiEndpoint implements AutoCloseable {
    private final URI url;
    private final @Nullable String apiKey;
    private final Duration requestTimeout;
    private final HttpClient client;

    OpenAiEndpoint(URI url, @Nullable String apiKey, Duration connectTimeout, Duration requestTimeout) {
        this.url = url;
        this.apiKey = apiKey;
        this.requestTimeout = requestTimeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /**
     * @param bytesMax a longer answer is broken off
     * @return the body of an answer with status 200
     * @throws EndpointException for every other answer, and for none
     */
    byte[] post(byte[] body, long bytesMax) throws InterruptedException {
        HttpResponse<byte[]> answer = send(body, bytesMax);
        int status = answer.statusCode();
        if (status == 200) {
            return answer.body();
        }
        String message = "answered with status " + status;
        if (status == 408 || status == 429 || status >= 500) {
            throw EndpointException.busy(message, RetryAfter.of(answer.headers()));
        }
        throw EndpointException.lasting(status == 401 || status == 403 ? "refused the API key" : message, null);
    }

    private HttpResponse<byte[]> send(byte[] body, long bytesMax) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), head -> new BoundedBody(bytesMax));
        try {
            // The client's own time-out ends with the head of the answer; this one holds for all of it.
            return exchange.get(requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException timeout) {
            throw EndpointException.passing("did not answer within " + requestTimeout.toMillis() + " ms", timeout);
        } catch (ExecutionException failure) {
            throw failed(failure.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private static EndpointException failed(@Nullable Throwable cause) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof EndpointException known) {
                return known;
            }
        }
        if (cause instanceof IOException broken) {
            return EndpointException.passing("cannot be reached (" + reason(broken) + ")", cause);
        }
        throw new IllegalStateException("The endpoint could not be called.", cause);
    }

    private static String reason(IOException broken) {
        return switch (broken) {
            case HttpTimeoutException unused -> "no answer in time";
            case ConnectException refused ->
                refused.getCause() instanceof UnresolvedAddressException
                        ? "there is no such host"
                        : "nothing listens there";
            case SSLException unused -> "no secure connection";
            default -> "the connection broke";
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
