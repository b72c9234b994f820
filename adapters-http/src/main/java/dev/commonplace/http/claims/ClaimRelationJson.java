package dev.commonplace.http.claims;

import dev.commonplace.domain.claims.ClaimRelation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How one claim stands to another. */
record ClaimRelationJson(
        UUID id,
        UUID fromId,
        UUID toId,
        String kind,
        double strength,
        @Nullable String note,
        String createdBy,
        Instant createdAt) {
    static ClaimRelationJson of(ClaimRelation relation) {
        return new ClaimRelationJson(
                relation.id().value(),
                relation.from().value(),
                relation.to().value(),
                relation.kind().word(),
                relation.strength(),
                relation.note().orElse(null),
                relation.createdBy(),
                relation.createdAt());
    }
}
