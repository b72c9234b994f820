package dev.commonplace.persistence.support;

import dev.commonplace.domain.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The connection of one transaction. Nothing goes through it before the transaction has said for whom it works: whoever
 * {@linkplain #acquire asks for the connection} finds that done, and a {@link FixedQuery} sends it along with itself, so that it
 * costs no round trip.
 *
 * <p>Statements that jOOQ puts together are planned for the values at hand: tenants differ by orders of magnitude, so that a
 * plan for the average one suits nobody. A {@link FixedQuery} is written so that one plan suits all, and keeps it.
 */
final class ScopedConnection implements ConnectionProvider {
    /** The role that owns nothing and obeys row-level security; whatever the pool logs in as, a transaction works as this. */
    static final String SERVICE_ROLE = "commonplace_service";

    /** Arguments: how statements are planned, three limits, the scope, the tenant. */
    private static final String BEGIN = """
            select set_config('role', '%s', true),
                   set_config('search_path', 'commonplace, public', true),
                   set_config('jit', 'off', true),
                   set_config('plan_cache_mode', ?, true),
                   set_config('statement_timeout', ?, true),
                   set_config('lock_timeout', ?, true),
                   set_config('idle_in_transaction_session_timeout', ?, true),
                   set_config('app.scope', ?, true),
                   set_config('app.tenant', ?, true)""".formatted(SERVICE_ROLE);

    private static final int BEGIN_ARGUMENTS = 6;
    private static final String ONE_PLAN = "force_generic_plan";
    private static final String OWN_PLANS = "force_custom_plan";
    private static final String PLAN_ANEW = "select set_config('plan_cache_mode', '" + OWN_PLANS + "', true)";
    private static final String THEN = ";\n";
    private static final String COMMIT = "commit";

    private final Connection connection;
    private final Scope scope;
    private final TransactionLimits limits;
    private final boolean readOnly;
    private boolean begun;
    private boolean plansAnew;
    private @Nullable Last last;

    ScopedConnection(Connection connection, Scope scope, TransactionLimits limits, boolean readOnly) {
        this.connection = connection;
        this.scope = scope;
        this.limits = limits;
        this.readOnly = readOnly;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Last(String sql, @Nullable Object[] parameters) {}

    /** What is made of the rows that a statement gives. */
    @FunctionalInterface
    interface ReadRows<R> {
        R read(ResultSet rows) throws SQLException;
    }

    /** The one that jOOQ was given. */
    static ScopedConnection of(Configuration configuration) {
        if (configuration.connectionProvider() instanceof ScopedConnection scoped) {
            return scoped;
        }
        throw new IllegalStateException("A fixed query runs in a transaction that says for whom it works.");
    }

    /** For statements of any kind. */
    @Override
    public Connection acquire() {
        try {
            sendLast();
            if (!begun) {
                try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
                    bindBegin(statement, OWN_PLANS);
                    statement.execute();
                }
                begun = true;
                plansAnew = true;
            } else if (!plansAnew) {
                try (PreparedStatement statement = connection.prepareStatement(PLAN_ANEW)) {
                    statement.execute();
                }
                plansAnew = true;
            }
            return connection;
        } catch (SQLException failure) {
            throw SqlErrors.translate(failure);
        }
    }

    @Override
    public void release(Connection released) {}

    /**
     * Runs a fixed query in one round trip, together with the beginning of the transaction where it is the first. A transaction
     * that only reads ends with it and begins anew with the next: each statement sees what is committed by then anyway.
     *
     * @param sql one statement or several; the last one gives the rows
     */
    <R> R query(String sql, @Nullable Object[] parameters, ReadRows<R> reader) throws SQLException {
        sendLast();
        boolean ends = readOnly && !begun;
        try (PreparedStatement statement = prepared(ends ? sql + THEN + COMMIT : sql, parameters)) {
            return reader.read(lastRows(statement));
        }
    }

    /** Runs a fixed statement for what it does. */
    void run(String sql, @Nullable Object[] parameters) throws SQLException {
        sendLast();
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.execute();
        }
    }

    /** Keeps a fixed statement until the transaction commits, or sends something else, so that both go in one round trip. */
    void runLast(String sql, @Nullable Object[] parameters) throws SQLException {
        sendLast();
        last = new Last(sql, parameters);
    }

    void commit() throws SQLException {
        Last kept = last;
        if (kept != null) {
            last = null;
            try (PreparedStatement statement = prepared(kept.sql() + THEN + COMMIT, kept.parameters())) {
                statement.execute();
            }
        }
        requireIntact();
        connection.commit();
    }

    void rollBack(Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private void sendLast() throws SQLException {
        Last kept = last;
        if (kept != null) {
            last = null;
            run(kept.sql(), kept.parameters());
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object[] parameters) throws SQLException {
        boolean first = !begun;
        PreparedStatement statement = connection.prepareStatement(first ? BEGIN + THEN + sql : sql);
        try {
            if (first) {
                bindBegin(statement, ONE_PLAN);
            }
            int before = first ? BEGIN_ARGUMENTS : 0;
            for (int i = 0; i < parameters.length; i++) {
                FixedQuery.bind(connection, statement, before + i + 1, parameters[i]);
            }
            // A statement that fails leaves a transaction that can only be rolled back.
            begun = !sql.endsWith(THEN + COMMIT);
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    private void bindBegin(PreparedStatement statement, String plans) throws SQLException {
        statement.setString(1, plans);
        statement.setString(2, millis(limits.statement()));
        statement.setString(3, millis(limits.lock()));
        statement.setString(4, millis(limits.idle()));
        statement.setString(5, scope.word());
        statement.setString(6, scope.tenantId().map(TenantId::toString).orElse(""));
    }

    private static ResultSet lastRows(PreparedStatement statement) throws SQLException {
        ResultSet rows = null;
        boolean isRows = statement.execute();
        while (isRows || statement.getUpdateCount() != -1) {
            if (isRows) {
                rows = statement.getResultSet();
            }
            isRows = statement.getMoreResults(java.sql.Statement.KEEP_CURRENT_RESULT);
        }
        if (rows == null) {
            throw new IllegalStateException("The statement gives no rows.");
        }
        return rows;
    }

    /** The server answers the commit of a broken transaction with a rollback that looks like success. */
    private void requireIntact() throws SQLException {
        if (connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
            throw new IllegalStateException("A statement failed and its exception was not passed on; nothing is kept.");
        }
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
