package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether this session sees every row of the schema. Row-level security hides rows without a word, so that a backup of somebody
 * who sees a part of them would look whole.
 */
final class RowVisibility {
    private static final String HIDING_TABLES = """
            select c.relname from pg_class c
            where c.relnamespace = to_regnamespace('%s') and c.relkind = 'r' and row_security_active(c.oid)
            order by c.relname""".formatted(SchemaNames.SCHEMA);

    private static final String POLICIES = """
            select p.polpermissive, pg_get_expr(p.polqual, p.polrelid)
            from pg_policy p
            where p.polrelid = ?::regclass and p.polcmd in ('*', 'r') and exists (
                select from unnest(p.polroles) role where role = 0 or pg_has_role(current_user, role, 'usage'))""";

    private final Sql sql;

    RowVisibility(Sql sql) {
        this.sql = sql;
    }

    private record Policy(boolean permissive, String condition) {}

    /** @throws MaintenanceException naming the tables of which rows are hidden */
    void require() throws SQLException {
        List<String> hiding = new ArrayList<>();
        for (String table : sql.texts(HIDING_TABLES)) {
            if (!showsEveryRow(SchemaNames.SCHEMA + "." + Sql.name(table))) {
                hiding.add(table);
            }
        }
        if (!hiding.isEmpty()) {
            throw new MaintenanceException("The account " + sql.text("select current_user")
                    + " does not see every row, so that a backup would lack some: row-level security hides rows of "
                    + String.join(", ", hiding)
                    + ". If the schema is not up to date, commonplace db up gives its owner a policy for this; if it is, its"
                    + " policies were changed: commonplace db doctor --fix brings back those that are missing. A"
                    + " superuser can back up as it is.");
        }
    }

    private boolean showsEveryRow(String table) throws SQLException {
        List<Policy> policies = sql.rows(
                POLICIES,
                row -> new Policy(row.getBoolean(1), row.getString(2) == null ? "true" : row.getString(2)),
                table);
        boolean shown = false;
        for (Policy policy : policies) {
            boolean always = isTrueOfEveryRow(policy.condition(), table);
            if (!policy.permissive() && !always) {
                return false;
            }
            shown |= policy.permissive() && always;
        }
        return shown;
    }

    /**
     * A condition that is true where nothing is known of the row is true of each row: the logic of three values never takes back
     * what it knew. Conditions that ask for null would deceive this, and no policy of ours does.
     */
    private boolean isTrueOfEveryRow(String condition, String table) throws SQLException {
        String name = table.substring(table.indexOf('.') + 1);
        return sql.isTrue(
                "select coalesce((" + condition + "), false) from (select (null::" + table + ").*) as " + name);
    }
}
