package dev.commonplace.domain.operations;

import java.util.Locale;

/** A sort of row that is kept for a time only. */
public enum RetentionKind {
    /** Who changed what, by when it was changed. */
    AUDIT_LOG,
    /** Who looked for what, by when they looked. */
    SEARCH_LOG,
    /** Jobs that are completed, failed or cancelled, by when they ended. */
    FINISHED_JOBS,
    /** Conversations that were deleted softly, by when they were. */
    DELETED_CONVERSATIONS,
    /** Answers kept for requests that are sent again, by when they expire. */
    IDEMPOTENCY_KEYS;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many of them are removed in one transaction: a conversation brings all its messages along. */
    public int rowsAtOnce() {
        return this == DELETED_CONVERSATIONS ? 20 : 5_000;
    }

    /** Whether a tenant is told in its audit log what was removed: not of what it never saw. */
    public boolean isAudited() {
        return this != IDEMPOTENCY_KEYS;
    }
}
