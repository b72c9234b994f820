package dev.commonplace.models.openai;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a chat model at an OpenAI-compatible endpoint.
 *
 * @param baseUrl what stands before {@code /chat/completions}, such as {@code https://api.openai.com/v1}
 * @param apiKey sent as bearer token; null for endpoints that want none
 * @param model the endpoint's own name for the model
 * @param tokensMax how much the model may say in one reply
 * @param connectTimeout how long connecting may take
 * @param requestTimeout how long one request may take, reply included; no repetition begins after that time either
 * @param retriesMax how often a request is repeated after a failure that may pass
 * @param backoff how long to wait before the first repetition; doubled for each further one
 * @param callsMax how many calls may be under way; more are refused at once
 */
public record OpenAiChatSettings(
        URI baseUrl,
        @Nullable String apiKey,
        String model,
        int tokensMax,
        Duration connectTimeout,
        Duration requestTimeout,
        int retriesMax,
        Duration backoff,
        int callsMax) {
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    public OpenAiChatSettings {
        String scheme = baseUrl.getScheme();
        require("http".equals(scheme) || "https".equals(scheme), "The base URL begins with http:// or https://.");
        require(
                baseUrl.getHost() != null
                        && baseUrl.getRawUserInfo() == null
                        && baseUrl.getRawQuery() == null
                        && baseUrl.getRawFragment() == null,
                "The base URL is a host and a path, without user, query and fragment.");
        require(
                apiKey == null || VISIBLE_ASCII.matcher(apiKey).matches(),
                "The API key has only visible ASCII characters; is there a line break in it?");
        require(!model.isBlank(), "The model has a name.");
        require(tokensMax >= 1 && callsMax >= 1 && retriesMax >= 0, "Limits are not negative.");
        require(
                connectTimeout.isPositive() && requestTimeout.isPositive() && backoff.isPositive(),
                "Time-outs and the backoff are longer than nothing.");
    }

    /** With limits that suit a request that somebody waits for: 5 s to connect, one retry after 1 s, 32 calls. */
    public static OpenAiChatSettings of(
            URI baseUrl, @Nullable String apiKey, String model, int tokensMax, Duration requestTimeout) {
        return new OpenAiChatSettings(
                baseUrl, apiKey, model, tokensMax, Duration.ofSeconds(5), requestTimeout, 1, Duration.ofSeconds(1), 32);
    }

    URI chatUrl() {
        String base = baseUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "OpenAiChatSettings[" + baseUrl + ", " + model + "]";
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
