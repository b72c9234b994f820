package dev.commonplace.persistence.isolation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** What the database itself says about our tables; nothing here has to be kept up by hand. */
final class Catalogue {
    static final String SCHEMA = "commonplace";

    /** Seen by operators too. */
    static final Set<String> OPERATORS_TABLES = Set.of("tenants", "tenant_limits", "operator_keys");

    /** Seen by workers too. */
    static final Set<String> WORKERS_TABLES = Set.of("jobs");

    /** Seen by retention too. */
    static final Set<String> RETENTIONS_TABLES =
            Set.of("audit_log", "search_log", "idempotent_requests", "retention_runs", "conversations");

    /** Whose rows of all tenants the index policy sees. */
    static final Set<String> INDEX_POLICYS_TABLES = Set.of("vector_indexes");

    /** Of which retention may remove what is old, and nobody anything else. */
    static final Set<String> LOGS = Set.of("audit_log", "search_log");

    /** Shown to no report. */
    static final Set<String> TABLES_WITHOUT_REPORTS = Set.of("operator_keys", "idempotent_requests", "retention_runs");

    /** Belong to no tenant. */
    static final Set<String> TABLES_WITHOUT_TENANT = Set.of("operator_keys", "retention_runs");

    private final DataSource owner;

    Catalogue(DataSource owner) {
        this.owner = owner;
    }

    /** A rule of row-level security, with what is needed to make it again. */
    record Policy(String table, String name, String sort, String command, String roles, String condition) {
        String create(String replacedCondition) {
            return "create policy " + name + " on " + SCHEMA + "." + table + " as " + sort + " for " + command + " to "
                    + roles + " using (" + replacedCondition + ")";
        }

        String drop() {
            return "drop policy " + name + " on " + SCHEMA + "." + table;
        }
    }

    /** A foreign key by the columns of both its sides, in the same order. */
    record ForeignKey(String table, List<String> columns, String referenced, List<String> referencedColumns) {}

    /** All tables but Flyway's history. */
    List<String> tables() throws SQLException {
        return query("""
                select relname from pg_class
                where relnamespace = 'commonplace'::regnamespace and relkind in ('r', 'p')
                  and relname <> 'flyway_schema_history'
                order by 1""");
    }

    List<Policy> policies() throws SQLException {
        List<Policy> policies = new ArrayList<>();
        List<String> columns = query("""
                select unnest(array[tablename::text, policyname::text, permissive, cmd, array_to_string(roles, ','), qual])
                from pg_policies
                where schemaname = 'commonplace' order by tablename, policyname""");
        for (int i = 0; i < columns.size(); i += 6) {
            policies.add(new Policy(
                    columns.get(i),
                    columns.get(i + 1),
                    columns.get(i + 2),
                    columns.get(i + 3),
                    columns.get(i + 4),
                    columns.get(i + 5)));
        }
        return policies;
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        List<String> columns = query("""
                select unnest(array[
                    key.conrelid::regclass::text, key.confrelid::regclass::text,
                    (select string_agg(attname, ',' order by position)
                     from unnest(key.conkey) with ordinality as part (number, position)
                     join pg_attribute on attrelid = key.conrelid and attnum = part.number),
                    (select string_agg(attname, ',' order by position)
                     from unnest(key.confkey) with ordinality as part (number, position)
                     join pg_attribute on attrelid = key.confrelid and attnum = part.number)])
                from pg_constraint as key
                where key.contype = 'f' and key.connamespace = 'commonplace'::regnamespace
                order by key.conname""");
        for (int i = 0; i < columns.size(); i += 4) {
            keys.add(new ForeignKey(
                    columns.get(i),
                    List.of(columns.get(i + 2).split(",")),
                    columns.get(i + 1),
                    List.of(columns.get(i + 3).split(","))));
        }
        return keys;
    }

    List<String> query(String sql, Object... arguments) throws SQLException {
        try (Session session = Session.open(owner, "", "")) {
            return session.column(sql, arguments);
        }
    }

    /** The column that says whose a row is. */
    static String tenantColumn(String table) {
        return table.equals("tenants") ? "id" : "tenant_id";
    }
}
