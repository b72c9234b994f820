package dev.commonplace.application.operations;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which entries of the audit log are meant; an empty part sets no condition.
 *
 * @param from the earliest time, inclusive
 * @param to the first time that is too late
 */
public record AuditFilter(
        Optional<String> action,
        Optional<String> actorId,
        Optional<String> resourceType,
        Optional<String> resourceId,
        Optional<Instant> from,
        Optional<Instant> to) {
    public static final AuditFilter ALL = new AuditFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public AuditFilter {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(actorId, "actorId");
        Objects.requireNonNull(resourceType, "resourceType");
        Objects.requireNonNull(resourceId, "resourceId");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
