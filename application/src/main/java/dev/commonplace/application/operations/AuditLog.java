package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import java.util.List;

/** What was changed in one tenant, in the transaction of the change. Entries are never changed; {@link Retention} removes old ones. */
public interface AuditLog {
    void record(AuditEntry entry);

    /** Keeps many entries in one go. */
    default void recordAll(List<AuditEntry> entries) {
        entries.forEach(this::record);
    }

    /** Newest first. */
    Page<AuditEntry> list(AuditFilter filter, PageRequest page);
}
