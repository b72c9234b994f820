package dev.commonplace.persistence.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
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

    /** Runs one statement that writes few rows. */
    public static void execute(DSLContext dsl, String sql, Binding binding) {
        execute(dsl, sql, 0, binding);
    }

    /**
     * Runs one statement.
     *
     * @param rows how many it writes, about
     */
    public static void execute(DSLContext dsl, String sql, int rows, Binding binding) {
        String whole = (rows < MANY_ROWS ? "" : FORGET_PLANS) + PLAN_ONCE + sql + PLAN_ANEW;
        dsl.connection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(whole)) {
                binding.bind(connection, statement);
                statement.execute();
            } catch (SQLException failure) {
                throw SqlErrors.translate(failure);
            }
        });
    }
}
