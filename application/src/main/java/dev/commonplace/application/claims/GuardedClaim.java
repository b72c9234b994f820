package dev.commonplace.application.claims;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.LocatedFinding;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.domain.claims.ClaimDetails;
import dev.commonplace.domain.claims.Evidence;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.guard.GuardNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said of a claim, after the guard has seen it. */
record GuardedClaim(ClaimDetails details, List<LocatedFinding> findings, int policyVersion) {
    GuardedClaim {
        findings = List.copyOf(findings);
    }

    static GuardedClaim of(TenantGuard guard, ClaimDetails details) {
        if (guard.allowsAll()) {
            return new GuardedClaim(details, List.of(), guard.policyVersion());
        }
        GuardedFields fields = new GuardedFields(guard);
        String statement = fields.text("/statement", details.statement(), ClaimDetails.STATEMENT_CHARACTERS_MAX);
        List<Evidence> evidence = new ArrayList<>();
        for (Evidence one : details.evidence()) {
            evidence.add(guarded(fields, "/evidence/" + evidence.size(), one));
        }
        ClaimDetails kept = new ClaimDetails(
                details.kind(),
                statement,
                details.status(),
                details.verifiability(),
                details.confidence(),
                evidence,
                fields.object("/metadata", details.metadata()));
        return new GuardedClaim(kept, fields.located(), guard.policyVersion());
    }

    private static Evidence guarded(GuardedFields fields, String pointer, Evidence evidence) {
        evidence.url().ifPresent(url -> fields.unchangeable(pointer + "/url", url));
        return new Evidence(
                evidence.stance(),
                evidence.documentId(),
                evidence.chunkId(),
                evidence.url(),
                evidence.note().map(note -> fields.text(pointer + "/note", note, Evidence.NOTE_CHARACTERS_MAX)));
    }

    GuardNote note() {
        return GuardNote.of(findings.stream().map(LocatedFinding::finding).toList());
    }

    /** Why it may not be kept, where it may not. */
    Optional<GuardRefusal> refusal() {
        return note().action() == GuardAction.REFUSE
                ? Optional.of(GuardRefusal.of(findings, Optional.empty(), policyVersion))
                : Optional.empty();
    }
}
