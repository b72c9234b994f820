package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.ConnectDatabase;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The database that a backup shall go into, before anything is done to it.
 *
 * @param majorVersion of its server
 * @param occupied whether the schema has anything in it, the history of its migrations aside
 * @param tables how many it has
 * @param tenants how many it has
 * @param services how many services and commands of ours are connected, or others that hold something of the schema
 * @param missingRoles of those that the backup names, which are not ours to make
 */
record RestoreTarget(
        int majorVersion, boolean occupied, long tables, long tenants, long services, List<String> missingRoles) {
    private static final String OBJECTS = """
            select (select count(*) from pg_class where relnamespace = to_regnamespace('%1$s')
                        and relkind in ('r', 'p', 'v', 'm', 'S', 'f') and relname <> 'flyway_schema_history')
                 + (select count(*) from pg_proc where pronamespace = to_regnamespace('%1$s'))
                 + (select count(*) from pg_type where typnamespace = to_regnamespace('%1$s') and typtype in ('d', 'e'))""".formatted(SchemaNames.SCHEMA);

    /** Of other accounts' sessions the type is null for one who may not read all statistics. */
    private static final String SERVICES = """
            select count(distinct activity.pid)
            from pg_stat_activity activity
            left join pg_locks held on held.pid = activity.pid and held.locktype = 'relation' and held.database = (
                    select oid from pg_database where datname = current_database())
                and held.relation in (select oid from pg_class where relnamespace = to_regnamespace('%s'))
            where activity.datname = current_database() and activity.pid <> pg_backend_pid()
                and (activity.backend_type = 'client backend'
                    or activity.backend_type is null and activity.usename is not null)
                and (activity.application_name in ('commonplace', 'commonplace-signals') or held.pid is not null)""".formatted(SchemaNames.SCHEMA);

    /** Looks and changes nothing. */
    static RestoreTarget look(DatabaseUrl url, List<String> rolesOfBackup) {
        try (Connection connection = ConnectDatabase.to(url)) {
            Sql sql = new Sql(connection);
            sql.run("set app.scope = 'operator'");
            boolean occupied = sql.number(OBJECTS) > 0;
            long tables = sql.texts(DatabaseSnapshot.TABLES).size();
            boolean hasTenants = sql.isTrue("select to_regclass('" + SchemaNames.SCHEMA + ".tenants') is not null");
            long tenants = hasTenants ? sql.number("select count(*) from " + SchemaNames.SCHEMA + ".tenants") : 0;
            int major = (int) sql.number("select current_setting('server_version_num')::int / 10000");
            List<String> roles = sql.texts("select rolname from pg_roles");
            List<String> missing = rolesOfBackup.stream()
                    .filter(role -> !roles.contains(role) && !RestoreScript.isOurs(role))
                    .toList();
            return new RestoreTarget(major, occupied, tables, tenants, sql.number(SERVICES), missing);
        } catch (SQLException refused) {
            throw new MaintenanceException("The database cannot be examined: " + Sql.reason(refused), refused);
        }
    }
}
