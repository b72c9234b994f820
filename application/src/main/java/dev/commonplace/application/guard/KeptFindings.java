package dev.commonplace.application.guard;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.guard.GuardNote;
import dev.commonplace.domain.operations.AuditEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the audit log says of something in which the guard found something and that was kept all the same. */
public final class KeptFindings {
    private KeptFindings() {}

    /**
     * @param id of what was kept
     * @return empty where nothing was found
     */
    public static Optional<AuditEntry> entry(
            Auditor auditor, Caller caller, Object id, List<GuardNote> notes, int policyVersion) {
        GuardNote all = sum(notes);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(auditor.entry(
                caller.actor(),
                caller.origin(),
                "guard." + all.action().word(),
                id,
                Map.of("findings", all.plain(), "policy_version", policyVersion)));
    }

    private static GuardNote sum(List<GuardNote> notes) {
        Map<GuardNote.Count, Integer> counted = new LinkedHashMap<>();
        for (GuardNote note : notes) {
            note.counts()
                    .forEach(count -> counted.merge(
                            new GuardNote.Count(count.kind(), count.action(), 0), count.count(), Integer::sum));
        }
        return new GuardNote(counted.entrySet().stream()
                .map(entry -> new GuardNote.Count(
                        entry.getKey().kind(), entry.getKey().action(), entry.getValue()))
                .toList());
    }
}
