package dev.commonplace.http.documents;

import dev.commonplace.domain.guard.GuardNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the guard found in a document: kinds and counts, never the values.
 *
 * @param action what became of the document
 */
record GuardJson(String action, List<Count> findings) {
    record Count(String kind, String action, int count) {}

    static @Nullable GuardJson of(GuardNote note) {
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
