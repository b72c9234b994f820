package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.Objects;
import java.util.Optional;

/**
 * What a conversation is to bring about, and by what one would know.
 *
 * @param description up to 1,000 characters
 * @param targetMetric what is measured, up to 200 characters
 * @param targetValue the value at which the goal is reached, in the metric's own unit
 * @param weight how much it counts beside the others, 0 to 1
 */
public record Goal(
        GoalType type,
        Optional<String> description,
        Optional<String> targetMetric,
        Optional<Double> targetValue,
        double weight) {
    public static final double WEIGHT_DEFAULT = 1;
    public static final int DESCRIPTION_CHARACTERS_MAX = 1_000;
    public static final int METRIC_CHARACTERS_MAX = 200;

    public Goal {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(targetValue, "targetValue");
        description = description.flatMap(text -> Text.optional("/description", text, DESCRIPTION_CHARACTERS_MAX));
        targetMetric = targetMetric.flatMap(text -> Text.optional("/target_metric", text, METRIC_CHARACTERS_MAX));
        if (targetValue.isPresent() && !Double.isFinite(targetValue.get())) {
            throw RefusedException.invalid("/target_value", "A value is a finite number.");
        }
        if (!(weight >= 0 && weight <= 1)) {
            throw RefusedException.invalid("/weight", "A weight lies between 0 and 1.");
        }
    }
}
