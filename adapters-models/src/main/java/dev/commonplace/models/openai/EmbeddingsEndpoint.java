package dev.commonplace.models.openai;

import dev.commonplace.domain.embeddings.Embedding;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class EmbeddingsEndpoint implements AutoCloseable {
    private static final long ANSWER_BYTES_BASE = 1_048_576;
    private static final long ANSWER_BYTES_PER_NUMBER_MAX = 32;

    private final OpenAiEmbeddingSettings settings;
    private final EmbeddingsJson json;
    private final HttpClient client;

    EmbeddingsEndpoint(OpenAiEmbeddingSettings settings) {
        this.settings = settings;
        this.json = new EmbeddingsJson(settings);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /** @throws EndpointException for everything but one usable vector for each text */
    List<Embedding> embed(List<String> texts) throws InterruptedException {
        HttpResponse<byte[]> answer = send(json.request(texts), texts.size());
        int status = answer.statusCode();
        if (status == 200) {
            return json.answer(answer.body(), texts.size());
        }
        String message = "answered with status " + status;
        if (status == 408 || status == 429 || status >= 500) {
            throw EndpointException.busy(message, RetryAfter.of(answer.headers()));
        }
        throw EndpointException.lasting(status == 401 || status == 403 ? "refused the API key" : message, null);
    }

    private HttpResponse<byte[]> send(byte[] body, int texts) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.embeddingsUrl())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        if (settings.apiKey() != null) {
            request.header("Authorization", "Bearer " + settings.apiKey());
        }
        long bytesMax = ANSWER_BYTES_BASE
                + ANSWER_BYTES_PER_NUMBER_MAX * texts * settings.model().dimension();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), head -> new BoundedBody(bytesMax));
        try {
            // The client's own time-out ends with the head of the answer; this one holds for all of it.
            return exchange.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException timeout) {
            throw EndpointException.passing(
                    "did not answer within " + settings.requestTimeout().toMillis() + " ms", timeout);
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
        throw new IllegalStateException("The embedding endpoint could not be called.", cause);
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
