package dev.commonplace.maintenance.statistics;

import dev.commonplace.maintenance.Sql;
import java.sql.SQLException;
import java.util.List;

/** The tables that are ours, by what the database's catalogue says. */
final class SchemaTables {
    /** About how many rows: as the planner would guess, from the last count and how the table has grown since. */
    static final String ESTIMATED_ROWS = """
            coalesce(case
                when c.reltuples < 0 then pg_stat_get_live_tuples(c.oid)
                when c.relpages = 0 then greatest(c.reltuples, pg_stat_get_live_tuples(c.oid))
                else c.reltuples / c.relpages * (pg_relation_size(c.oid) / current_setting('block_size')::integer)
            end, 0)::bigint""";

    private static final String TABLES = """
            select c.relname, a.attname
            from pg_class c
            left join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
                and a.attname = case when c.relname = 'tenants' then 'id' else 'tenant_id' end
            where c.relnamespace = 'commonplace'::regnamespace and c.relkind in ('r', 'p') order by c.relname""";

    private SchemaTables() {}

    /** @param tenantColumn says whose a row is; empty where rows are nobody's */
    record Named(String table, String tenantColumn) {
        boolean isTenants() {
            return !tenantColumn.isEmpty();
        }
    }

    static List<Named> all(Sql sql) throws SQLException {
        return sql.rows(TABLES, row -> new Named(row.getString(1), row.getString(2) == null ? "" : row.getString(2)));
    }

    static String quoted(String table) {
        return "commonplace." + Sql.name(table);
    }
}
