package dev.commonplace.persistence.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.DSLContext;

/**
 * A statement that writes many rows. Transactions here plan every statement anew, which is right for searches; but the
 * checks of foreign keys are statements as well, and to plan one for each row takes longer than the rest of the insert. One
 * plan for every tenant serves the look-up of a parent, too: of a tenant that is younger than its table's statistics
 * PostgreSQL believes that it has no rows, and would then read all of them for each.
 */
public final class BulkStatement {
    private static final String PLAN_ONCE = "select set_config('plan_cache_mode', 'force_generic_plan', true); ";
    private static final String FORGET_PLANS = "discard plans; ";
    private static final String PLAN_ANEW = "; select set_config('plan_cache_mode', 'force_custom_plan', true)";

    /** From so many rows on, plans that were made when the tables were emptier are not good enough for the checks. */
    private static final int MANY_ROWS = 500;

    private BulkStatement() {}

    /** Binds the parameters of a statement. */
    @FunctionalInterface
    public interface Binding {
        void bind(Connection connection, PreparedStatement statement) throws SQLException;
    }

    /** Takes one row of an answer. */
    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Runs one statement that writes a moderate number of rows. */
    public static int execute(DSLContext dsl, String sql, Binding binding) {
        return execute(dsl, sql, 0, binding);
    }

    /**
     * Runs one statement.
     *
     * @param rows how many it writes, about
     * @return how many it has written
     */
    public static int execute(DSLContext dsl, String sql, int rows, Binding binding) {
        String whole = (rows < MANY_ROWS ? "" : FORGET_PLANS) + PLAN_ONCE + sql + PLAN_ANEW;
        return dsl.connectionResult(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(whole)) {
                binding.bind(connection, statement);
                return count(statement, statement.execute());
            } catch (SQLException failure) {
                throw SqlErrors.translate(failure);
            }
        });
    }

    /** Runs one statement that answers with rows. */
    public static void query(DSLContext dsl, String sql, Binding binding, RowReader reader) {
        dsl.connection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PLAN_ONCE + sql + PLAN_ANEW)) {
                binding.bind(connection, statement);
                statement.execute();
                // The first answer is that of the setting.
                statement.getMoreResults();
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            } catch (SQLException failure) {
                throw SqlErrors.translate(failure);
            }
        });
    }

    /** Of all its parts, settings included, only the last that is no query has written rows. */
    private static int count(PreparedStatement statement, boolean beginsWithRows) throws SQLException {
        int written = 0;
        boolean hasRows = beginsWithRows;
        while (hasRows || statement.getUpdateCount() >= 0) {
            written = hasRows ? written : statement.getUpdateCount();
            hasRows = statement.getMoreResults();
        }
        return written;
    }
}
