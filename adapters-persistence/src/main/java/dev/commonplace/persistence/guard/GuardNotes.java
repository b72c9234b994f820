package dev.commonplace.persistence.guard;

import dev.commonplace.domain.guard.GuardNote;
import dev.commonplace.domain.shared.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a guard found, as columns keep it: null where that is nothing, as it is for most rows. */
public final class GuardNotes {
    private static final String FINDINGS = "findings";

    private GuardNotes() {}

    public static GuardNote read(@Nullable JsonObject stored) {
        return stored != null && stored.get(FINDINGS) instanceof List<?> findings
                ? GuardNote.ofPlain(findings)
                : GuardNote.NOTHING;
    }

    public static @Nullable JsonObject write(GuardNote note) {
        return note.isEmpty() ? null : JsonObject.of(Map.of(FINDINGS, note.plain()));
    }
}
