package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;

/** What was changed in one tenant, in the transaction of the change. Entries are never changed; {@link Retention} removes old ones. */
public interface AuditLog {
    void record(AuditEntry entry);

    /** Newest first. */
    Page<AuditEntry> list(AuditFilter filter, PageRequest page);
}
