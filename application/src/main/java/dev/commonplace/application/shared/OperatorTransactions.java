package dev.commonplace.application.shared;

import dev.commonplace.domain.shared.TenantId;
import java.util.function.Function;

/**
 * Units of work of an operator, who sees the tenants themselves but nothing that is inside them. The same promises as
 * {@link Transactions}.
 *
 * @param <W> the ports that the operator works with, bound to the transaction
 */
public interface OperatorTransactions<W> {
    /** Runs the body in a transaction that sees all tenants and no tenant's rows. */
    <R> R asOperator(Function<W, R> body);

    /** Like {@link #asOperator} for a body that also writes into one tenant, such as its first key or its audit log. */
    <R> R asOperatorIn(TenantId tenantId, Function<W, R> body);
}
