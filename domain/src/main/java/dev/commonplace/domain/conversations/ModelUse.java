package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a model made a message.
 *
 * @param model the model's name
 * @param responseMillis how long it took
 * @param toolCalls as the model's interface has them, one object each
 */
public record ModelUse(
        Optional<String> model,
        OptionalInt promptTokens,
        OptionalInt completionTokens,
        OptionalInt responseMillis,
        List<JsonObject> toolCalls) {
    public static final ModelUse NONE =
            new ModelUse(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), List.of());

    public static final int TOOL_CALLS_MAX = 100;

    public ModelUse {
        model = model.flatMap(text -> Text.optional("/model", text, Participant.MODEL_CHARACTERS_MAX));
        notNegative("/prompt_tokens", promptTokens);
        notNegative("/completion_tokens", completionTokens);
        notNegative("/response_millis", responseMillis);
        if (toolCalls.size() > TOOL_CALLS_MAX) {
            throw RefusedException.invalid("/tool_calls", "A message has at most " + TOOL_CALLS_MAX + " tool calls.");
        }
        toolCalls = List.copyOf(toolCalls);
    }

    private static void notNegative(String field, OptionalInt number) {
        if (Objects.requireNonNull(number, field).orElse(0) < 0) {
            throw RefusedException.invalid(field, "This number is not negative.");
        }
    }
}
