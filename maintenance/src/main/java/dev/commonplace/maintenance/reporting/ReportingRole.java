package dev.commonplace.maintenance.reporting;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.SchemaNames;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A login for reports, as statements.
 *
 * @param name of the login
 */
record ReportingRole(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    ReportingRole {
        if (!NAME.matcher(name).matches() || name.startsWith("pg_") || name.startsWith(SchemaNames.SCHEMA)) {
            throw new MaintenanceException("\"" + name
                    + "\" is no name for a login of reports: at most 63 small letters, digits"
                    + " and underscores, a letter first, and not beginning with pg_ or " + SchemaNames.SCHEMA + ".");
        }
    }

    /** It can log in and read, and nothing else, so that it needs no right but the group's. */
    List<String> creation() {
        return List.of(
                "create role " + name
                        + " login nosuperuser nocreatedb nocreaterole inherit nobypassrls connection limit 20",
                "grant " + SchemaNames.REPORTING_ROLE + " to " + name);
    }

    /** What makes it comfortable; it is held to its tenant without. */
    List<String> settings(String database) {
        String alter = "alter role " + name + " in database " + Sql.name(database) + " set ";
        return List.of(
                alter + "search_path = " + SchemaNames.SCHEMA + ", public",
                alter + "default_transaction_read_only = on",
                alter + "statement_timeout = '5min'",
                alter + "idle_in_transaction_session_timeout = '5min'");
    }

    /** What a DBA runs where the schema's owner may make no roles. */
    String forAdministrators(String database) {
        StringBuilder script = new StringBuilder();
        creation().forEach(statement -> script.append("\n  ").append(statement).append(";"));
        script.append("\n  alter role ").append(name).append(" password '...';");
        settings(database)
                .forEach(statement -> script.append("\n  ").append(statement).append(";"));
        return script.toString();
    }
}
