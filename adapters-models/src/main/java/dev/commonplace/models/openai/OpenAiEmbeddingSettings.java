package dev.commonplace.models.openai;

import dev.commonplace.application.embeddings.ModelTerms;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a model at an OpenAI-compatible endpoint.
 *
 * @param baseUrl what stands before {@code /embeddings}, such as {@code https://api.openai.com/v1}
 * @param apiKey sent as bearer token; null for endpoints that want none
 * @param model the model, by the endpoint's own name for it
 * @param sendsDimension whether the endpoint is asked for vectors of the model's dimension; some refuse the question
 * @param shortens whether it makes shorter vectors when it is asked for them (Matryoshka models)
 * @param terms what the owner of the endpoint asks for
 * @param textsPerRequestMax how many texts go into one request at most
 * @param connectTimeout how long connecting may take
 * @param requestTimeout how long one request may take, answer included
 * @param retriesMax how often a request is repeated after a failure that may pass
 * @param backoff how long to wait before the first repetition; doubled for each further one
 */
public record OpenAiEmbeddingSettings(
        URI baseUrl,
        @Nullable String apiKey,
        EmbeddingModel model,
        boolean sendsDimension,
        boolean shortens,
        ModelTerms terms,
        int textsPerRequestMax,
        Duration connectTimeout,
        Duration requestTimeout,
        int retriesMax,
        Duration backoff) {
    /** What OpenAI takes. */
    public static final int TEXTS_PER_REQUEST_LIMIT = 2_048;

    /** More belongs to the job queue. */
    public static final int RETRIES_LIMIT = 5;

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    public OpenAiEmbeddingSettings {
        String scheme = baseUrl.getScheme();
        require("http".equals(scheme) || "https".equals(scheme), "The base URL begins with http:// or https://.");
        require(baseUrl.getHost() != null, "The base URL names a host.");
        require(baseUrl.getRawUserInfo() == null, "The base URL holds no user and password; use the API key.");
        require(
                baseUrl.getRawQuery() == null && baseUrl.getRawFragment() == null,
                "The base URL has no query and no fragment.");
        require(
                apiKey == null || VISIBLE_ASCII.matcher(apiKey).matches(),
                "The API key has only visible ASCII characters; is there a line break in it?");
        require(
                textsPerRequestMax >= 1 && textsPerRequestMax <= TEXTS_PER_REQUEST_LIMIT,
                "A request has 1 to " + TEXTS_PER_REQUEST_LIMIT + " texts.");
        require(
                connectTimeout.isPositive() && requestTimeout.isPositive() && backoff.isPositive(),
                "Time-outs and the backoff are longer than nothing.");
        require(retriesMax >= 0 && retriesMax <= RETRIES_LIMIT, "There are 0 to " + RETRIES_LIMIT + " retries.");
    }

    /** With limits that suit most endpoints: 64 texts, 5 s to connect, 60 s in all, 2 retries after 1 s and 2 s. */
    public static OpenAiEmbeddingSettings of(URI baseUrl, @Nullable String apiKey, EmbeddingModel model) {
        return new OpenAiEmbeddingSettings(
                baseUrl,
                apiKey,
                model,
                false,
                false,
                ModelTerms.NONE,
                64,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                2,
                Duration.ofSeconds(1));
    }

    /** The same with another time-out, terms, and word on whether vectors can be shortened. */
    public OpenAiEmbeddingSettings with(Duration timeout, boolean canShorten, ModelTerms asked) {
        return new OpenAiEmbeddingSettings(
                baseUrl,
                apiKey,
                model,
                sendsDimension,
                canShorten,
                asked,
                textsPerRequestMax,
                connectTimeout,
                timeout,
                retriesMax,
                backoff);
    }

    /** The same model asked for shorter vectors. */
    OpenAiEmbeddingSettings shortenedTo(int dimension) {
        return new OpenAiEmbeddingSettings(
                baseUrl,
                apiKey,
                new EmbeddingModel(model.name(), dimension, model.tokensMax()),
                true,
                false,
                terms,
                textsPerRequestMax,
                connectTimeout,
                requestTimeout,
                retriesMax,
                backoff);
    }

    URI embeddingsUrl() {
        String base = baseUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "embeddings");
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "OpenAiEmbeddingSettings[" + baseUrl + ", " + model + "]";
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
