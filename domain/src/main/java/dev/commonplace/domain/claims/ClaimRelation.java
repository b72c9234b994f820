package dev.commonplace.domain.claims;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How one claim stands to another, as somebody has said. The two may be of different conversations.
 *
 * @param strength 0 to 1
 */
public record ClaimRelation(
        ClaimRelationId id,
        ClaimId from,
        ClaimId to,
        ClaimRelationKind kind,
        double strength,
        Optional<String> note,
        String createdBy,
        Instant createdAt) {
    public static final int NOTE_CHARACTERS_MAX = 1_000;

    public ClaimRelation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(kind, "kind");
        if (from.equals(to)) {
            throw RefusedException.invalid("/to_id", "A claim is not related to itself.");
        }
        if (!(strength >= 0 && strength <= 1)) {
            throw RefusedException.invalid("/strength", "A strength lies between 0 and 1.");
        }
        note = note.flatMap(text -> Text.optional("/note", text, NOTE_CHARACTERS_MAX));
        Objects.requireNonNull(createdBy, "createdBy");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
