/** Jobs, the queue and its signals, the audit log and idempotent requests in PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.operations;

import org.jspecify.annotations.NullMarked;
