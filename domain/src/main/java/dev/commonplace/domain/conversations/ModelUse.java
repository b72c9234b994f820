package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

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

    private static final String CALLS = "calls";

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
        if (!toolCalls.isEmpty()) {
            // All of them together obey the limits of one object.
            object(toolCalls);
        }
    }

    /** The tool calls as one object, which is how they are stored. */
    public JsonObject toolCallsObject() {
        return object(toolCalls);
    }

    /** What {@link #toolCallsObject} made; null for none. */
    public static List<JsonObject> toolCallsOf(@Nullable JsonObject object) {
        if (object == null || !(object.get(CALLS) instanceof List<?> calls)) {
            return List.of();
        }
        return calls.stream().map(ModelUse::call).toList();
    }

    @SuppressWarnings("unchecked")
    private static JsonObject call(@Nullable Object plain) {
        return JsonObject.of((Map<String, @Nullable Object>) Objects.requireNonNull(plain));
    }

    private static JsonObject object(List<JsonObject> calls) {
        return JsonObject.of(
                "/tool_calls",
                Map.of(CALLS, calls.stream().map(JsonObject::values).toList()));
    }

    private static void notNegative(String field, OptionalInt number) {
        if (Objects.requireNonNull(number, field).orElse(0) < 0) {
            throw RefusedException.invalid(field, "This number is not negative.");
        }
    }
}
