package dev.commonplace.http.claims;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.claims.ShownClaim;
import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimDetails;
import dev.commonplace.domain.claims.Evidence;
import dev.commonplace.domain.conversations.Participant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it is shown.
 *
 * @param sequence of its message
 * @param nodeId of the node that it is noted at now
 * @param score where it was searched for
 */
record ClaimJson(
        UUID id,
        UUID conversationId,
        UUID messageId,
        int sequence,
        Quote quote,
        Speaker speaker,
        @Nullable UUID nodeId,
        String kind,
        String statement,
        String status,
        @Nullable Double verifiability,
        @Nullable Double confidence,
        List<EvidenceJson> evidence,
        Map<String, @Nullable Object> metadata,
        String origin,
        @Nullable String model,
        String createdBy,
        @Nullable String changedBy,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double score) {
    /** The words that it rests on; places are counted in Unicode code points of the message. */
    record Quote(String text, int start, int end) {}

    /** Who says it. */
    record Speaker(UUID id, String key, String name) {
        static Speaker of(Participant participant) {
            return new Speaker(participant.id().value(), participant.key(), participant.name());
        }
    }

    /** What speaks for it or against it. */
    record EvidenceJson(
            String stance,
            @Nullable UUID documentId,
            @Nullable UUID chunkId,
            @Nullable String url,
            @Nullable String note) {
        static EvidenceJson of(Evidence evidence) {
            return new EvidenceJson(
                    evidence.stance().word(),
                    evidence.documentId().map(id -> id.value()).orElse(null),
                    evidence.chunkId().map(id -> id.value()).orElse(null),
                    evidence.url().orElse(null),
                    evidence.note().orElse(null));
        }
    }

    static ClaimJson of(ShownClaim shown) {
        Claim claim = shown.claim();
        ClaimDetails details = claim.details();
        return new ClaimJson(
                claim.id().value(),
                claim.conversationId().value(),
                claim.messageId().value(),
                claim.sequence(),
                new Quote(shown.words(), claim.quote().start(), claim.quote().end()),
                Speaker.of(shown.speaker()),
                shown.node().map(node -> node.value()).orElse(null),
                details.kind().word(),
                details.statement(),
                details.status().word(),
                details.verifiability().orElse(null),
                details.confidence().orElse(null),
                details.evidence().stream().map(EvidenceJson::of).toList(),
                details.metadata().values(),
                claim.origin().word(),
                claim.model().orElse(null),
                claim.createdBy(),
                claim.changedBy().orElse(null),
                claim.version(),
                claim.createdAt(),
                claim.updatedAt(),
                shown.score().isPresent() ? shown.score().getAsDouble() : null);
    }
}
