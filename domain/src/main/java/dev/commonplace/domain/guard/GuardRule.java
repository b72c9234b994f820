package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Objects;

/** One sentence of a policy: what is found, and what becomes of it. */
public record GuardRule(GuardCondition condition, GuardAction action) {
    public GuardRule {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(action, "action");
        boolean ofWholeText = switch (condition) {
            case GuardCondition.OfKinds kinds -> false;
            case GuardCondition.OnBlocklist list -> false;
            case GuardCondition.LongerThan longer -> true;
            case GuardCondition.Empty empty -> true;
        };
        if (ofWholeText && action == GuardAction.REDACT) {
            throw RefusedException.invalid("/action", "Only what stands somewhere in a text can be redacted.");
        }
    }
}
