package dev.commonplace.application.corrections;

import dev.commonplace.domain.corrections.EditKind;
import dev.commonplace.domain.corrections.EditTarget;
import java.util.Map;

/**
 * How much was edited.
 *
 * @param edits all of them, those taken back included
 * @param byTarget how many of each kind of thing; none where there is no entry
 * @param byKind how many of each kind of edit; none where there is no entry
 */
public record EditStatistics(
        long edits, long undone, long exported, Map<EditTarget.Kind, Long> byTarget, Map<EditKind, Long> byKind) {
    public EditStatistics {
        byTarget = Map.copyOf(byTarget);
        byKind = Map.copyOf(byKind);
    }
}
