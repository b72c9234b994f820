package dev.commonplace.application.answers;

import dev.commonplace.domain.answers.ModelUsage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the audit log tells of a call of a chat model: figures, and no word of what was asked or said. */
public final class ModelFigures {
    private ModelFigures() {}

    /** In a map of its own, to which more can be put. */
    public static Map<String, @Nullable Object> of(ModelUsage usage) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("model", usage.model());
        figures.put("prompt_tokens", boxed(usage.promptTokens()));
        figures.put("completion_tokens", boxed(usage.completionTokens()));
        figures.put("latency_millis", usage.latencyMillis());
        return figures;
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
