package dev.commonplace.domain.operations;

import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Origin;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One change, as it is remembered.
 *
 * @param action what was done to what sort of thing, such as {@code document.create}
 * @param resourceType the sort of thing, such as {@code document}
 * @param details what else is worth knowing; never contents or secrets
 */
public record AuditEntry(
        UUID id,
        Instant occurredAt,
        Actor actor,
        Origin origin,
        String action,
        String resourceType,
        String resourceId,
        JsonObject details) {
    public AuditEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(resourceType, "resourceType");
        Objects.requireNonNull(resourceId, "resourceId");
        Objects.requireNonNull(details, "details");
    }
}
