package dev.commonplace.persistence.conversations;

import dev.commonplace.domain.conversations.Goal;
import dev.commonplace.domain.conversations.GoalType;
import dev.commonplace.domain.shared.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The goals of a conversation in one column: an object, as all of jsonb is here, with a list. */
final class GoalsColumn {
    private static final String GOALS = "goals";

    private GoalsColumn() {}

    static JsonObject write(List<Goal> goals) {
        return JsonObject.of(
                Map.of(GOALS, goals.stream().map(GoalsColumn::plain).toList()));
    }

    static List<Goal> read(JsonObject stored) {
        return stored.get(GOALS) instanceof List<?> goals
                ? goals.stream().map(goal -> goal((Map<?, ?>) goal)).toList()
                : List.of();
    }

    private static Map<String, @Nullable Object> plain(Goal goal) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("type", goal.type().word());
        goal.description().ifPresent(text -> plain.put("description", text));
        goal.targetMetric().ifPresent(text -> plain.put("target_metric", text));
        goal.targetValue().ifPresent(value -> plain.put("target_value", value));
        plain.put("weight", goal.weight());
        return plain;
    }

    private static Goal goal(Map<?, ?> plain) {
        return new Goal(
                GoalType.parse("/type", String.valueOf(plain.get("type"))),
                Optional.ofNullable((String) plain.get("description")),
                Optional.ofNullable((String) plain.get("target_metric")),
                Optional.ofNullable((Number) plain.get("target_value")).map(Number::doubleValue),
                plain.get("weight") instanceof Number weight ? weight.doubleValue() : Goal.WEIGHT_DEFAULT);
    }
}
