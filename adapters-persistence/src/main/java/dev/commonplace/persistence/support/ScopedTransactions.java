package dev.commonplace.persistence.support;

import dev.commonplace.domain.shared.TenantId;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Runs bodies in transactions that have said first for whom they work. The only place that opens one. Make one of it for
 * each pool of connections, and hand it to all that use the pool: it refuses transactions inside of each other.
 */
public final class ScopedTransactions {
    /**
     * The role that owns nothing and obeys row-level security; whatever the pool logs in as, a transaction works as this.
     */
    static final String SERVICE_ROLE = "commonplace_service";

    /** Tenants differ by orders of magnitude, so that a plan made for the average one suits nobody. */
    private static final String BEGIN = """
            select set_config('role', '%s', true),
                   set_config('search_path', 'commonplace, public', true),
                   set_config('plan_cache_mode', 'force_custom_plan', true),
                   set_config('jit', 'off', true),
                   set_config('statement_timeout', ?, true),
                   set_config('lock_timeout', ?, true),
                   set_config('idle_in_transaction_session_timeout', ?, true),
                   set_config('app.scope', ?, true),
                   set_config('app.tenant', ?, true)""".formatted(SERVICE_ROLE);

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
            try {
                begin(connection, scope, readOnly);
                R result = body.apply(DSL.using(configuration.derive(new DefaultConnectionProvider(connection))));
                requireIntact(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                rollBack(connection, failure);
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

    private void begin(Connection connection, Scope scope, boolean readOnly) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(readOnly);
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, millis(limits.statement()));
            statement.setString(2, millis(limits.lock()));
            statement.setString(3, millis(limits.idle()));
            statement.setString(4, scope.word());
            statement.setString(5, scope.tenantId().map(TenantId::toString).orElse(""));
            statement.executeQuery().close();
        }
    }

    /** The server answers the commit of a broken transaction with a rollback that looks like success. */
    private static void requireIntact(Connection connection) throws SQLException {
        if (connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
            throw new IllegalStateException("A statement failed and its exception was not passed on; nothing is kept.");
        }
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
