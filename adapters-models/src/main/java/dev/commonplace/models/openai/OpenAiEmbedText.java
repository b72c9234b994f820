package dev.commonplace.models.openai;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.ModelTerms;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A model behind an OpenAI-compatible {@code /embeddings} endpoint. Failures that may pass (429, 5xx, time-outs, broken
 * connections) are retried a few times with growing pauses, or after the pause that the endpoint asks for.
 */
public final class OpenAiEmbedText implements EmbedText, AutoCloseable {
    /** Who is asked to wait longer leaves the retry to the job queue. */
    static final Duration PAUSE_MAX = Duration.ofSeconds(20);

    /** What the retry library takes as "no opinion". */
    private static final Duration BACKOFF_DECIDES = Duration.ofNanos(-1);

    private static final double PAUSE_GROWTH = 2;
    private static final double JITTER = 0.2;

    private final OpenAiEmbeddingSettings settings;
    private final EmbeddingsEndpoint endpoint;
    private final FailsafeExecutor<List<Embedding>> retrying;
    private final Map<Integer, OpenAiEmbedText> shortened = new ConcurrentHashMap<>();

    public OpenAiEmbedText(OpenAiEmbeddingSettings settings) {
        this.settings = settings;
        this.endpoint = new EmbeddingsEndpoint(settings);
        this.retrying = Failsafe.with(RetryPolicy.<List<Embedding>>builder()
                .handleIf(OpenAiEmbedText::isWorthARetry)
                .withBackoff(settings.backoff(), settings.backoff().plus(PAUSE_MAX), PAUSE_GROWTH)
                .withJitter(JITTER)
                .withDelayFnOn(context -> pauseAskedFor(context.getLastException()), EndpointException.class)
                .withMaxRetries(settings.retriesMax())
                .build());
    }

    @Override
    public EmbeddingModel model() {
        return settings.model();
    }

    @Override
    public ModelTerms terms() {
        return settings.terms();
    }

    @Override
    public Optional<EmbedText> shortenedTo(int dimension) {
        return settings.shortens() && dimension >= 1 && dimension < model().dimension()
                ? Optional.of(shortened.computeIfAbsent(
                        dimension, wanted -> new OpenAiEmbedText(settings.shortenedTo(wanted))))
                : Optional.empty();
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        List<Embedding> embeddings = new ArrayList<>(texts.size());
        for (int start = 0; start < texts.size(); start += settings.textsPerRequestMax()) {
            List<String> batch = texts.subList(start, Math.min(texts.size(), start + settings.textsPerRequestMax()));
            embeddings.addAll(embedBatch(batch));
        }
        return embeddings;
    }

    private List<Embedding> embedBatch(List<String> batch) {
        try {
            return retrying.get(() -> endpoint.embed(batch));
        } catch (EndpointException failure) {
            throw new ModelUnavailableException(
                    "The embedding endpoint " + failure.reason() + ".", failure.retryable(), failure);
        } catch (FailsafeException stopped) {
            if (stopped.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new ModelUnavailableException(
                        "The call of the embedding endpoint was interrupted.", true, stopped);
            }
            throw stopped;
        }
    }

    private static Duration pauseAskedFor(Throwable failure) {
        return failure instanceof EndpointException endpoint && endpoint.retryAfter() != null
                ? endpoint.retryAfter()
                : BACKOFF_DECIDES;
    }

    private static boolean isWorthARetry(Throwable failure) {
        return failure instanceof EndpointException endpoint
                && endpoint.retryable()
                && (endpoint.retryAfter() == null || endpoint.retryAfter().compareTo(PAUSE_MAX) <= 0);
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        shortened.values().forEach(OpenAiEmbedText::close);
        endpoint.close();
    }
}
