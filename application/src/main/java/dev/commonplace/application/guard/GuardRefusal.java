package dev.commonplace.application.guard;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
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
 * Why something is not let in: kinds, counts and places, never what stands there.
 *
 * @param findings those for which it is refused, in the order of the fields
 * @param externalId the caller's name for it, where nothing was found in that
 */
public record GuardRefusal(
        GuardNote note, List<LocatedFinding> findings, Optional<String> externalId, int policyVersion) {
    /** The id of what has none yet. */
    public static final String NEW = "new";

    /** As many as a problem lists. */
    private static final int PLACES_MAX = 100;

    public GuardRefusal {
        findings = List.copyOf(findings);
    }

    /**
     * @param all everything that was found, allowed or not
     * @param externalId told only where nothing was found in it
     */
    public static GuardRefusal of(List<LocatedFinding> all, Optional<String> externalId, int policyVersion) {
        boolean nameIsClean = all.stream().noneMatch(found -> found.pointer().equals("/external_id"));
        return new GuardRefusal(
                GuardNote.of(all.stream().map(LocatedFinding::finding).toList()),
                all.stream()
                        .filter(found -> found.finding().action() == GuardAction.REFUSE)
                        .toList(),
                nameIsClean ? externalId : Optional.empty(),
                policyVersion);
    }

    public RefusedException exception() {
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

    /** @param resourceId of what this would have become or been added to; {@link #NEW} where it has none yet */
    public AuditEntry entry(Auditor auditor, Caller caller, String resourceId) {
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
        return auditor.entry(caller.actor(), caller.origin(), "guard.refuse", resourceId, details);
    }
}
