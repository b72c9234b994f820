package dev.commonplace.maintenance.statistics;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OwnerSession;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Counts rows, table by table. */
public final class CountRows {
    private static final String ESTIMATES = """
            select c.relname, %s from pg_class c
            where c.relnamespace = 'commonplace'::regnamespace and c.relkind in ('r', 'p') order by 1""".formatted(SchemaTables.ESTIMATED_ROWS);

    private final DatabaseUrl owner;

    /** @param owner the database as the schema's owner */
    public CountRows(DatabaseUrl owner) {
        this.owner = owner;
    }

    /** About how many rows every table has, at once. */
    public List<RowCount> estimates() {
        return OwnerSession.run(
                owner,
                "rows",
                (connection, sql) -> sql.rows(ESTIMATES, row -> new RowCount(row.getString(1), row.getLong(2), false)));
    }

    /** How many rows every table has. Reads all of them, as they are at one moment. */
    public List<RowCount> exactly() {
        return OwnerSession.run(owner, "rows", (connection, sql) -> count(connection, sql, Optional.empty()));
    }

    /**
     * How many rows of a tenant each table has that keeps any.
     *
     * @throws MaintenanceException where there is no such tenant
     */
    public List<RowCount> ofTenant(String slug) {
        return OwnerSession.run(owner, "rows", (connection, sql) -> {
            List<UUID> ids =
                    sql.rows("select id from tenants where slug = ?", row -> row.getObject(1, UUID.class), slug);
            if (ids.isEmpty()) {
                throw new MaintenanceException(
                        "There is no tenant \"" + slug + "\". commonplace tenant list shows which there are.");
            }
            return count(connection, sql, Optional.of(ids.getFirst()));
        });
    }

    private static List<RowCount> count(Connection connection, Sql sql, Optional<UUID> tenantId) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        List<RowCount> counts = new ArrayList<>();
        for (SchemaTables.Named table : SchemaTables.all(sql)) {
            if (tenantId.isEmpty() || table.isTenants()) {
                String of = "select count(*) from " + SchemaTables.quoted(table.table());
                long rows = tenantId.isEmpty()
                        ? sql.number(of)
                        : sql.number(of + " where " + table.tenantColumn() + " = ?", tenantId.get());
                counts.add(new RowCount(table.table(), rows, true));
            }
        }
        connection.rollback();
        return counts;
    }
}
