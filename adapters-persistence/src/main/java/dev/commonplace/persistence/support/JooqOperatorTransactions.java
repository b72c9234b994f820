package dev.commonplace.persistence.support;

import dev.commonplace.application.shared.OperatorTransactions;
import dev.commonplace.domain.shared.TenantId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Units of work of an operator. */
public final class JooqOperatorTransactions<W> implements OperatorTransactions<W> {
    private final ScopedTransactions transactions;
    private final BiFunction<DSLContext, Optional<TenantId>, W> work;

    /** @param work binds the operator's ports to a transaction, and to a tenant where it is about one */
    public JooqOperatorTransactions(
            ScopedTransactions transactions, BiFunction<DSLContext, Optional<TenantId>, W> work) {
        this.transactions = transactions;
        this.work = work;
    }

    @Override
    public <R> R asOperator(Function<W, R> body) {
        return transactions.run(Scope.operator(), dsl -> body.apply(work.apply(dsl, Optional.empty())));
    }

    @Override
    public <R> R asOperatorIn(TenantId tenantId, Function<W, R> body) {
        return transactions.run(Scope.operatorIn(tenantId), dsl -> body.apply(work.apply(dsl, Optional.of(tenantId))));
    }
}
