package dev.commonplace.migrations;

/** Statements that runs and previews share. */
final class HistorySql {
    /** As Flyway sets it before each step: our schema, then whatever the session had. */
    static final String SEARCH_PATH = "select set_config('search_path', concat_ws(',', '\"" + Migrator.SCHEMA
            + "\"', nullif(reset_val, '')), false) from pg_settings where name = 'search_path'";

    private HistorySql() {}
}
