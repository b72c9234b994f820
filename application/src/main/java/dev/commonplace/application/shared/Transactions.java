package dev.commonplace.application.shared;

import dev.commonplace.domain.shared.TenantId;
import java.util.function.Function;

/**
 * Units of work inside one tenant: the only way to storage. All that happens in a body is kept, or nothing of it.
 *
 * <p>A body may be run again from the start when the database asks for that (a deadlock, a serialization failure), so
 * that it must not act on anything but the work it is handed. Bodies do not nest, and slow calls (models, files) stay
 * outside.
 *
 * @param <W> the ports that the feature works with, bound to the transaction
 */
public interface Transactions<W> {
    /**
     * Runs the body in a transaction that sees this tenant's rows only.
     *
     * @throws dev.commonplace.domain.shared.RefusedException from the body as it is; {@code UNAVAILABLE} when the
     *     database does not answer, {@code TIMED_OUT} when a statement took too long
     */
    <R> R inTenant(TenantId tenantId, Function<W, R> body);

    /** Like {@link #inTenant} for a body that only reads; it may be answered by a replica. */
    <R> R readInTenant(TenantId tenantId, Function<W, R> body);
}
