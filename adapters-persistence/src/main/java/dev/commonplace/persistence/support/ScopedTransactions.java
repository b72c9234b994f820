package dev.commonplace.persistence.support;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Runs bodies in transactions that have said first for whom they work. The only place that opens one. Make one of it for
 * each pool of connections, and hand it to all that use the pool: it refuses transactions inside of each other.
 */
public final class ScopedTransactions {
    private static final double JITTER = 0.5;

    private final DataSource dataSource;
    private final TransactionLimits limits;
    private final Configuration configuration = JooqConfiguration.create();
    private final RetryPolicy<Object> tryAgain;
    private final ThreadLocal<Boolean> open = ThreadLocal.withInitial(() -> false);

    public ScopedTransactions(DataSource dataSource, TransactionLimits limits) {
        this.dataSource = dataSource;
        this.limits = limits;
        this.tryAgain = RetryPolicy.builder()
                .handleIf(SqlErrors::asksToTryAgain)
                .withMaxAttempts(limits.attempts())
                .withBackoff(limits.pauseMin(), limits.pauseMax())
                .withJitter(JITTER)
                .build();
    }

    /**
     * Runs the body and commits; where it throws, rolls back and throws the same. Run again from the start where the
     * database asks for it.
     *
     * @throws IllegalStateException inside another body
     */
    public <R> R run(Scope scope, Function<DSLContext, R> body) {
        return attempts(scope, false, body);
    }

    /** Like {@link #run} for a body that only reads: the database refuses it anything else. */
    public <R> R read(Scope scope, Function<DSLContext, R> body) {
        return attempts(scope, true, body);
    }

    private <R> R attempts(Scope scope, boolean readOnly, Function<DSLContext, R> body) {
        if (open.get()) {
            throw new IllegalStateException(
                    "A transaction is open on this thread already. Use the work that it was given instead of a second one.");
        }
        open.set(true);
        try {
            return Failsafe.with(tryAgain).get(() -> once(scope, readOnly, body));
        } catch (RuntimeException failure) {
            throw SqlErrors.afterAllAttempts(failure);
        } finally {
            open.remove();
        }
    }

    private <R> R once(Scope scope, boolean readOnly, Function<DSLContext, R> body) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(readOnly);
            ScopedConnection scoped = new ScopedConnection(connection, scope, limits, readOnly);
            try {
                R result = body.apply(DSL.using(configuration.derive(scoped)));
                scoped.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                scoped.rollBack(failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw SqlErrors.translate(failure);
        } catch (DataAccessException failure) {
            throw SqlErrors.translate(failure);
        }
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException failure) {
            throw SqlErrors.unavailable(failure);
        }
    }
}
