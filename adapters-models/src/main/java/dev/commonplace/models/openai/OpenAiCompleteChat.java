package dev.commonplace.models.openai;

import dev.commonplace.application.answers.CompleteChat;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.util.concurrent.Semaphore;

/**
 * A chat model behind an OpenAI-compatible {@code /chat/completions} endpoint. Failures that may pass are retried while the
 * time for one request lasts: somebody waits for the answer.
 */
public final class OpenAiCompleteChat implements CompleteChat, AutoCloseable {
    private static final long REPLY_BYTES_BASE = 65_536;
    /** A token is seldom longer than a few bytes, and JSON writes six for one at worst. */
    private static final long REPLY_BYTES_PER_TOKEN = 64;

    private static final double PAUSE_GROWTH = 2;
    private static final double JITTER = 0.2;

    private final OpenAiChatSettings settings;
    private final ChatJson json;
    private final OpenAiEndpoint endpoint;
    private final Semaphore calls;
    private final FailsafeExecutor<Reply> retrying;

    public OpenAiCompleteChat(OpenAiChatSettings settings) {
        this.settings = settings;
        this.json = new ChatJson(settings);
        this.endpoint = new OpenAiEndpoint(
                settings.chatUrl(), settings.apiKey(), settings.connectTimeout(), settings.requestTimeout());
        this.calls = new Semaphore(settings.callsMax());
        this.retrying = Failsafe.with(RetryPolicy.<Reply>builder()
                .handleIf(failure -> isWorthARetry(settings, failure))
                .withBackoff(settings.backoff(), settings.backoff().plus(settings.requestTimeout()), PAUSE_GROWTH)
                .withJitter(JITTER)
                .withMaxDuration(settings.requestTimeout())
                .withMaxRetries(settings.retriesMax())
                .build());
    }

    @Override
    public String model() {
        return settings.model();
    }

    @Override
    public Reply complete(Request request) {
        if (!calls.tryAcquire()) {
            throw new ModelUnavailableException(
                    "The chat endpoint has " + settings.callsMax() + " calls under way, which is the most.",
                    true,
                    null);
        }
        try {
            byte[] body = json.request(request);
            long bytesMax = REPLY_BYTES_BASE + REPLY_BYTES_PER_TOKEN * settings.tokensMax();
            return retrying.get(() -> json.reply(endpoint.post(body, bytesMax)));
        } catch (EndpointException failure) {
            throw new ModelUnavailableException(
                    "The chat endpoint " + failure.reason() + ".", failure.retryable(), failure);
        } catch (FailsafeException stopped) {
            if (stopped.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new ModelUnavailableException("The call of the chat endpoint was interrupted.", true, stopped);
            }
            throw stopped;
        } finally {
            calls.release();
        }
    }

    /** Who asks to be left alone for longer than the pause is not asked again. */
    private static boolean isWorthARetry(OpenAiChatSettings settings, Throwable failure) {
        return failure instanceof EndpointException endpoint
                && endpoint.retryable()
                && (endpoint.retryAfter() == null || endpoint.retryAfter().compareTo(settings.backoff()) <= 0);
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        endpoint.close();
    }
}
