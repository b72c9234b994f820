package dev.commonplace.http.guard;

import dev.commonplace.domain.guard.GuardNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the guard found in something that was kept: kinds and counts, never the values.
 *
 * @param action what became of it
 */
public record GuardJson(String action, List<Count> findings) {
    /** How many findings there were of a kind. */
    public record Count(String kind, String action, int count) {}

    public static @Nullable GuardJson of(GuardNote note) {
        if (note.isEmpty()) {
            return null;
        }
        return new GuardJson(
                note.action().word(),
                note.counts().stream()
                        .map(count -> new Count(count.kind(), count.action().word(), count.count()))
                        .toList());
    }
}
