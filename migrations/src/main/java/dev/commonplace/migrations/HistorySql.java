package dev.commonplace.migrations;

import dev.commonplace.migrations.database.SchemaNames;

/** Statements that runs and previews share, or that say in SQL what runs say in Java. */
final class HistorySql {
    /** As Flyway sets it before each step: our schema, then whatever the session had. */
    static final String SEARCH_PATH = "select set_config('search_path', concat_ws(',', '\"" + SchemaNames.SCHEMA
            + "\"', nullif(reset_val, '')), false) from pg_settings where name = 'search_path'";

    /** The schema and the history as Flyway makes them, where they are missing. */
    static final String CREATE = """
            do $$
            declare
                new_schema boolean := to_regnamespace('%1$s') is null;
            begin
                if new_schema then
                    create schema %1$s;
                end if;
                if to_regclass('%2$s') is null then
                    create table %2$s (
                        installed_rank integer not null,
                        version varchar(50),
                        description varchar(200) not null,
                        type varchar(20) not null,
                        script varchar(1000) not null,
                        checksum integer,
                        installed_by varchar(100) not null,
                        installed_on timestamp not null default now(),
                        execution_time integer not null,
                        success boolean not null,
                        constraint %3$s_pk primary key (installed_rank)
                    );
                    create index %3$s_s_idx on %2$s (success);
                end if;
                if new_schema then
                    insert into %2$s (installed_rank, description, type, script, installed_by, execution_time, success)
                    values (0, '<< Flyway Schema Creation >>', 'SCHEMA', '"%1$s"', current_user, 0, true);
                end if;
            end $$;
            """.formatted(SchemaNames.SCHEMA, HistoryTable.QUALIFIED, HistoryTable.NAME);

    private HistorySql() {}

    /** Refuses a database that is not at a version exactly. */
    static String requireVersion(String from, String to, String steps) {
        return """
                    do $$
                    declare
                        steps text := '';
                        failed boolean := false;
                    begin
                        if to_regclass('%1$s') is not null then
                            execute $query$
                                select coalesce(string_agg(version, ', ' order by version), ''), coalesce(bool_or(not success), false)
                                from (select distinct h.version, h.success from %1$s h
                                      where h.version is not null and h.type <> 'DELETE'
                                      and not exists (select from %1$s d where d.version = h.version and d.type = 'DELETE'
                                                      and d.installed_rank > h.installed_rank)) as in_force
                            $query$ into steps, failed;
                        elsif exists (select from pg_class where relnamespace = to_regnamespace('%2$s')) then
                            raise exception 'The schema %2$s has tables but no history. Nothing was done.';
                        end if;
                        if failed then
                            raise exception 'A step did not finish. Nothing was done. Run commonplace db up, which mends it.';
                        end if;
                        if steps <> '%3$s' then
                            raise exception 'This goes from version %4$s to version %5$s, but the database does not have the steps of version %4$s. Nothing was done.'
                                using detail = 'It has: ' || coalesce(nullif(steps, ''), 'none');
                        end if;
                    end $$;
                    """.formatted(HistoryTable.QUALIFIED, SchemaNames.SCHEMA, steps, from, to);
    }

    /** Refuses to go on where a killed run has left an index unfinished, which IF NOT EXISTS would take for the index. */
    static String requireFinished(String index) {
        return """
                do $$ begin
                    if exists (select from pg_index where indexrelid = to_regclass('%1$s.%2$s') and not indisvalid) then
                        raise exception 'Index %2$s was left unfinished. Say: DROP INDEX CONCURRENTLY %1$s.%2$s; and run this again.';
                    end if;
                end $$;""".formatted(SchemaNames.SCHEMA, index);
    }
}
