package dev.commonplace.domain.answers;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What one call of a chat model took.
 *
 * @param model the name that the endpoint gives it
 * @param promptTokens as the endpoint counts, empty where it does not say
 */
public record ModelUsage(String model, OptionalInt promptTokens, OptionalInt completionTokens, int latencyMillis) {
    public ModelUsage {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(promptTokens, "promptTokens");
        Objects.requireNonNull(completionTokens, "completionTokens");
    }
}
