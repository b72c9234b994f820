package dev.commonplace.maintenance.statistics;

import dev.commonplace.maintenance.OwnerSession;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.statistics.TableSize.IndexSize;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Measures what is on disk: of tables exactly and at once, of tenants by counting their rows. */
public final class MeasureSizes {
    private static final String TABLES = """
            select c.relname, %s, pg_table_size(c.oid), pg_indexes_size(c.oid),
                   case when c.reltoastrelid = 0 then 0 else pg_total_relation_size(c.reltoastrelid) end,
                   pg_total_relation_size(c.oid),
                   pg_total_relation_size(c.oid)::double precision / greatest(sum(pg_total_relation_size(c.oid)) over (), 1)
            from pg_class c
            where c.relnamespace = 'commonplace'::regnamespace and c.relkind in ('r', 'p')
            order by 6 desc, 1""".formatted(SchemaTables.ESTIMATED_ROWS);

    private static final String INDEXES = """
            select x.relname, pg_relation_size(x.oid)
            from pg_index i join pg_class x on x.oid = i.indexrelid
            where i.indrelid = ?::regclass order by 2 desc, 1""";

    private final DatabaseUrl owner;

    /** @param owner the database as the schema's owner */
    public MeasureSizes(DatabaseUrl owner) {
        this.owner = owner;
    }

    /** What every table takes. */
    public DatabaseSize sizes() {
        return OwnerSession.run(owner, "sizes", (connection, sql) -> sizes(sql));
    }

    /** What every tenant has, largest first. Reads an index of each table, which takes a while where there are many rows. */
    public List<TenantSize> tenants() {
        return OwnerSession.run(owner, "sizes", MeasureSizes::tenants);
    }

    private static DatabaseSize sizes(Sql sql) throws SQLException {
        List<TableSize> tables = sql.rows(TABLES, row -> {
            String table = row.getString(1);
            long toast = row.getLong(5);
            return new TableSize(
                    table,
                    row.getLong(2),
                    row.getLong(3) - toast,
                    row.getLong(4),
                    toast,
                    row.getLong(6),
                    row.getDouble(7),
                    sql.rows(
                            INDEXES,
                            index -> new IndexSize(index.getString(1), index.getLong(2)),
                            SchemaTables.quoted(table)));
        });
        return new DatabaseSize(
                sql.number("select pg_database_size(current_database())"),
                tables.stream().mapToLong(TableSize::total).sum(),
                tables);
    }

    /** At one moment, so that a tenant that is being moved is not counted twice. */
    private static List<TenantSize> tenants(Connection connection, Sql sql) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        Map<UUID, TenantSize> byId = new HashMap<>();
        sql.rows("select id, slug from tenants", row -> row.getObject(1, UUID.class) + " " + row.getString(2))
                .forEach(named -> {
                    UUID id = UUID.fromString(named.substring(0, named.indexOf(' ')));
                    byId.put(id, new TenantSize(named.substring(named.indexOf(' ') + 1), id, 0, 0));
                });
        for (SchemaTables.Named table : SchemaTables.all(sql)) {
            if (table.isTenants()) {
                add(sql, table, byId);
            }
        }
        connection.rollback();
        return byId.values().stream()
                .sorted(Comparator.comparingLong(TenantSize::bytes).reversed().thenComparing(TenantSize::slug))
                .toList();
    }

    private record Part(UUID tenantId, long rows) {}

    private static void add(Sql sql, SchemaTables.Named table, Map<UUID, TenantSize> byId) throws SQLException {
        String name = SchemaTables.quoted(table.table());
        List<Part> parts = sql.rows(
                "select " + table.tenantColumn() + ", count(*) from " + name + " group by 1",
                row -> new Part(row.getObject(1, UUID.class), row.getLong(2)));
        long all = parts.stream().mapToLong(Part::rows).sum();
        double bytesPerRow = sql.number("select pg_total_relation_size(?::regclass)", name) / (double) Math.max(all, 1);
        for (Part part : parts) {
            byId.computeIfPresent(
                    part.tenantId(),
                    (id, size) -> new TenantSize(
                            size.slug(),
                            id,
                            size.rows() + part.rows(),
                            size.bytes() + Math.round(part.rows() * bytesPerRow)));
        }
    }
}
