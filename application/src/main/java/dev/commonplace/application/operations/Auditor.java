package dev.commonplace.application.operations;

import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Origin;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes audit entries with their id and time. */
public final class Auditor {
    private final MakeId ids;
    private final Clock clock;

    public Auditor(MakeId ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param action such as {@code document.create}; the part before the point is the resource type
     * @param details what else is worth knowing; never contents or secrets
     */
    public AuditEntry entry(
            Actor actor,
            Origin origin,
            String action,
            Object resourceId,
            Map<String, ? extends @Nullable Object> details) {
        String resourceType = action.substring(0, action.indexOf('.'));
        return new AuditEntry(
                ids.next(),
                clock.instant(),
                actor,
                origin,
                action,
                resourceType,
                resourceId.toString(),
                JsonObject.of(details));
    }
}
