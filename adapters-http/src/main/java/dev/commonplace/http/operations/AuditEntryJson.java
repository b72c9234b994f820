package dev.commonplace.http.operations;

import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as it is shown. */
record AuditEntryJson(
        UUID id,
        Instant occurredAt,
        String action,
        ActorJson actor,
        ResourceJson resource,
        OriginJson origin,
        Map<String, @Nullable Object> details) {

    record ActorJson(String kind, String id, @Nullable String name) {
        static ActorJson of(Actor actor) {
            return new ActorJson(actor.kind().word(), actor.id(), actor.name().orElse(null));
        }
    }

    record ResourceJson(String type, String id) {}

    record OriginJson(
            @Nullable String requestId,
            @Nullable String ipAddress,
            @Nullable String userAgent) {
        static OriginJson of(Origin origin) {
            return new OriginJson(
                    origin.requestId().orElse(null),
                    origin.ipAddress().orElse(null),
                    origin.userAgent().orElse(null));
        }
    }

    static AuditEntryJson of(AuditEntry entry) {
        return new AuditEntryJson(
                entry.id(),
                entry.occurredAt(),
                entry.action(),
                ActorJson.of(entry.actor()),
                new ResourceJson(entry.resourceType(), entry.resourceId()),
                OriginJson.of(entry.origin()),
                entry.details().values());
    }
}
