package dev.commonplace.application.documents;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.operations.AuditEntry;
import java.util.Map;
import java.util.Optional;

/** What the audit log says of a document in which the guard found something and that was kept. */
final class GuardAudit {
    private GuardAudit() {}

    /** @return empty where nothing was found */
    static Optional<AuditEntry> of(Auditor auditor, Caller caller, Document document, int policyVersion) {
        if (document.guard().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(auditor.entry(
                caller.actor(),
                caller.origin(),
                "guard." + document.guard().action().word(),
                document.id(),
                Map.of(
                        "findings",
                        document.guard().plain(),
                        "policy_version",
                        policyVersion,
                        "document_version",
                        document.version())));
    }
}
