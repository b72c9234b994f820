package dev.commonplace.application.documents;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.guard.GuardNote;
import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a document is not let in: kinds, counts and places, never what stands there.
 *
 * @param findings those for which it is refused, in the order of the fields
 * @param externalId the caller's name for the document, where nothing was found in that
 */
record GuardRefusal(GuardNote note, List<LocatedFinding> findings, Optional<String> externalId, int policyVersion) {
    /** As many as a problem lists. */
    private static final int PLACES_MAX = 100;

    GuardRefusal {
        findings = List.copyOf(findings);
    }

    static GuardRefusal of(GuardedDocument document) {
        List<LocatedFinding> all = document.findings();
        boolean nameIsClean = all.stream().noneMatch(found -> found.pointer().equals("/external_id"));
        return new GuardRefusal(
                document.note(),
                all.stream()
                        .filter(found -> found.finding().action() == GuardAction.REFUSE)
                        .toList(),
                nameIsClean ? document.details().externalId() : Optional.empty(),
                document.policyVersion());
    }

    RefusedException exception() {
        String counts = note.counts().stream()
                .filter(count -> count.action() == GuardAction.REFUSE)
                .map(count -> count.count() + " " + count.kind())
                .collect(Collectors.joining(", "));
        return new RefusedException(
                ErrorCode.GUARD_REFUSED,
                "The tenant's guard policy (version " + policyVersion + ") does not let this in: " + counts + ".",
                findings.stream().limit(PLACES_MAX).map(GuardRefusal::violation).toList());
    }

    private static Violation violation(LocatedFinding found) {
        String kind = found.finding().kind();
        String message = switch (kind) {
            case "characters_over", "empty" -> kind + ", " + found.end() + " characters";
            default -> kind + " at characters " + found.start() + " to " + found.end();
        };
        return new Violation(found.pointer(), message);
    }

    /** @param replaced the document that this would have replaced */
    AuditEntry entry(Auditor auditor, Caller caller, Optional<DocumentId> replaced) {
        Map<String, Object> details = new HashMap<>();
        details.put("findings", note.plain());
        details.put("policy_version", policyVersion);
        details.put(
                "fields",
                findings.stream()
                        .map(LocatedFinding::pointer)
                        .distinct()
                        .limit(PLACES_MAX)
                        .toList());
        externalId.ifPresent(name -> details.put("external_id", name));
        String resource = replaced.map(DocumentId::toString).orElse("new");
        return auditor.entry(caller.actor(), caller.origin(), "guard.refuse", resource, details);
    }
}
