package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.RetentionKind;

/** Hears what is removed for its age, to log and count it. Quick, and never throws. */
public interface RetentionObserver {
    /** Hears everything and does nothing. */
    RetentionObserver NONE = (kind, rows) -> {};

    /** Rows of a kind, of one or several tenants, are gone. */
    void removed(RetentionKind kind, long rows);
}
