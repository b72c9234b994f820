package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.MigrationLock;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import dev.commonplace.migrations.catalogue.SchemaObject;
import dev.commonplace.migrations.catalogue.ViewOwners;
import dev.commonplace.migrations.database.SchemaNames;
import java.util.stream.Collectors;

/**
 * What psql runs around the statements of a dump, so that all is one transaction: what was there is dropped in it, and it is
 * committed only when every table has as many rows as the manifest says. Whatever ends in between, the server takes all back.
 */
final class RestoreScript {
    /** So long a killed run's session may take to go away. */
    private static final int TURN_SECONDS_MAX = 10;

    private static final String ROLE_PREFIX = "commonplace_";

    private final BackupManifest manifest;

    RestoreScript(BackupManifest manifest) {
        this.manifest = manifest;
    }

    /** Roles that the migrations make, and a restore as well: they belong to the server, so that a dump has none. */
    static boolean isOurs(String role) {
        return role.startsWith(ROLE_PREFIX) && PlainNames.isPlain(role);
    }

    /**
     * What comes before the dump.
     *
     * @param replace whether what is in the schema may go; otherwise the transaction fails where there is something
     */
    String before(boolean replace) {
        StringBuilder script = new StringBuilder(takeTurn());
        script.append("begin;\nset local client_min_messages = warning;\n");
        script.append("set local lock_timeout = '30s';\nset local statement_timeout = 0;\n");
        manifest.roles().stream().filter(RestoreScript::isOurs).forEach(role -> script.append(makeRole(role)));
        if (replace) {
            script.append("drop schema if exists " + SchemaNames.SCHEMA + " cascade;\n");
        } else {
            script.append("drop table if exists " + SchemaNames.SCHEMA + ".flyway_schema_history;\n");
            script.append("drop schema if exists " + SchemaNames.SCHEMA + ";\n");
        }
        script.append("create extension if not exists vector with schema public;\n");
        script.append("create extension if not exists btree_gin with schema public;\n");
        return script.toString();
    }

    /**
     * Nobody migrates while it is restored. The lock is the session's, and ends with it. It is waited for outside a transaction, as
     * its holder may build an index that waits for every transaction, and not for long: migrations can take hours.
     */
    private static String takeTurn() {
        return """
                set statement_timeout = 0;
                do $turn$
                declare
                    patience integer := %2$d;
                begin
                    while not pg_try_advisory_lock(%1$d) loop
                        if patience <= 0 then
                            raise exception 'another run changes the schema at this moment, a migration or a restore'
                                using hint = 'Wait for it, and start again.';
                        end if;
                        patience := patience - 1;
                        commit;
                        perform pg_sleep(1);
                    end loop;
                end
                $turn$;
                """.formatted(MigrationLock.NUMBER, TURN_SECONDS_MAX);
    }

    /** What comes after the dump, when pg_restore has given all of it. */
    String after() {
        return "reset all;\nset local statement_timeout = 0;\n" + giveViews() + requireRows() + analyze() + "commit;\n";
    }

    /** The dump is restored without its owners. A view that another reads with its own rights is no use as the restorer's. */
    private String giveViews() {
        return ViewOwners.in(ExpectedCatalogue.load().ofVersion(manifest.schemaVersion())).stream()
                .map(RestoreScript::giveView)
                .collect(Collectors.joining());
    }

    /** As far as the view was there when the backup was made. */
    private static String giveView(SchemaObject owner) {
        return """
                do $view$
                begin
                    if to_regrole(%1$s) is not null and exists (
                            select from pg_class where relnamespace = to_regnamespace(%2$s) and relname = %3$s and relkind = 'v') then
                        %4$s;
                    end if;
                end
                $view$;
                """.formatted(
                        Sql.literal(owner.name()),
                        Sql.literal(SchemaNames.SCHEMA),
                        Sql.literal(owner.table()),
                        String.join(";\n        ", ViewOwners.giving(owner)));
    }

    /** As the migrations make them: who restores works as two of them, and has the rights of the owner's. */
    private static String makeRole(String role) {
        String grant = switch (role) {
            case SchemaNames.SERVICE_ROLE, SchemaNames.LOOKUP_ROLE ->
                grant(role, "when new_grants then 'set' else 'member'", "''");
            case SchemaNames.OWNER_ROLE ->
                grant(role, "when true then 'usage'", "case when new_grants then ' with inherit true' else '' end");
            default -> "";
        };
        return """
                do $role$
                declare
                    new_grants boolean := current_setting('server_version_num')::int >= 160000;
                begin
                    if not exists (select from pg_roles where rolname = %1$s) then
                        create role %2$s nologin nosuperuser nocreatedb nocreaterole nobypassrls %3$s;
                    end if;
                    %4$s
                end
                $role$;
                """.formatted(
                Sql.literal(role), Sql.name(role), role.equals(SchemaNames.SERVICE_ROLE) ? "noinherit" : "", grant);
    }

    private static String grant(String role, String right, String options) {
        return """
                if not pg_has_role(current_user, %1$s, case %2$s end) then
                        execute format('grant %%I to %%I', %1$s, current_user) || %3$s;
                    end if;""".formatted(Sql.literal(role), right, options);
    }

    /** Owners obey row-level security here, so that it is lifted for the count. Nobody else sees these tables yet. */
    private String requireRows() {
        String expected = manifest.tables().entrySet().stream()
                .map(table -> "(" + Sql.literal(table.getKey()) + ", " + table.getValue() + ")")
                .collect(Collectors.joining(", "));
        return """
                do $rows$
                declare
                    expected record;
                    found bigint;
                    forced boolean;
                begin
                    for expected in select * from (values %1$s) as t (name, number) loop
                        select relforcerowsecurity into forced from pg_class
                            where oid = format('%2$s.%%I', expected.name)::regclass;
                        if forced then
                            execute format('alter table %2$s.%%I no force row level security', expected.name);
                        end if;
                        execute format('select count(*) from %2$s.%%I', expected.name) into found;
                        if found <> expected.number then
                            raise exception 'the table %% has %% rows instead of %%', expected.name, found, expected.number;
                        end if;
                        if forced then
                            execute format('alter table %2$s.%%I force row level security', expected.name);
                        end if;
                    end loop;
                end
                $rows$;
                """.formatted(expected, SchemaNames.SCHEMA);
    }

    private String analyze() {
        return manifest.tables().keySet().stream()
                .map(table -> "analyze " + SchemaNames.SCHEMA + "." + Sql.name(table) + ";\n")
                .collect(Collectors.joining());
    }
}
