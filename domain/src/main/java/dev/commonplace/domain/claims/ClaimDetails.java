package dev.commonplace.domain.claims;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is said of a claim, and can be changed.
 *
 * @param statement the claim in a sentence that can be understood alone
 * @param verifiability how far anybody could find out, 0 (nobody could) to 1
 * @param confidence how sure it is that this is a claim of the speaker's, 0 to 1
 * @param metadata whatever else is known, such as the premises behind it
 */
public record ClaimDetails(
        ClaimKind kind,
        String statement,
        ClaimStatus status,
        Optional<Double> verifiability,
        Optional<Double> confidence,
        List<Evidence> evidence,
        JsonObject metadata) {
    public static final int STATEMENT_CHARACTERS_MAX = 2_000;
    public static final int EVIDENCE_MAX = 50;

    public ClaimDetails {
        Objects.requireNonNull(kind, "kind");
        Text.required("/statement", statement, STATEMENT_CHARACTERS_MAX);
        Objects.requireNonNull(status, "status");
        requireShare("/verifiability", verifiability);
        requireShare("/confidence", confidence);
        if (evidence.size() > EVIDENCE_MAX) {
            throw RefusedException.invalid("/evidence", "At most " + EVIDENCE_MAX + " are allowed here.");
        }
        evidence = List.copyOf(evidence);
        Objects.requireNonNull(metadata, "metadata");
    }

    public ClaimDetails withStatus(ClaimStatus newStatus) {
        return new ClaimDetails(kind, statement, newStatus, verifiability, confidence, evidence, metadata);
    }

    private static void requireShare(String field, Optional<Double> share) {
        if (share.isPresent() && !(share.get() >= 0 && share.get() <= 1)) {
            throw RefusedException.invalid(field, "This lies between 0 and 1.");
        }
    }
}
