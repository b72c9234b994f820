package dev.commonplace.persistence.support;

import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.TenantId;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Units of work inside one tenant. */
public final class JooqTransactions<W> implements Transactions<W> {
    private final ScopedTransactions transactions;
    private final BiFunction<DSLContext, TenantId, W> work;

    /** @param work binds a feature's ports to a transaction and its tenant */
    public JooqTransactions(ScopedTransactions transactions, BiFunction<DSLContext, TenantId, W> work) {
        this.transactions = transactions;
        this.work = work;
    }

    @Override
    public <R> R inTenant(TenantId tenantId, Function<W, R> body) {
        return transactions.run(Scope.tenant(tenantId), dsl -> body.apply(work.apply(dsl, tenantId)));
    }

    @Override
    public <R> R readInTenant(TenantId tenantId, Function<W, R> body) {
        return transactions.read(Scope.tenant(tenantId), dsl -> body.apply(work.apply(dsl, tenantId)));
    }
}
