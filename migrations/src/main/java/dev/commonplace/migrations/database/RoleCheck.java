package dev.commonplace.migrations.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a user has, or could make, the server's roles that the schema needs. They belong to the whole server, so that another
 * database may have made them.
 */
final class RoleCheck {
    /** Fails like a refusal where a granted role's rights are not the user's own. */
    private static final String REQUIRE_RIGHTS = "; do $$ begin if not pg_has_role(current_user, '"
            + SchemaNames.OWNER_ROLE + "', 'usage') then raise insufficient_privilege; end if; end $$";

    private final DatabaseProbe probe;
    private final String user;

    RoleCheck(DatabaseProbe probe) throws SQLException {
        this.probe = probe;
        this.user = probe.text("select current_user");
    }

    /** For the user who migrates. */
    List<DatabaseProblem> ofOwner() throws SQLException {
        List<DatabaseProblem> problems = new ArrayList<>(ofService());
        of(SchemaNames.OWNER_ROLE, "", REQUIRE_RIGHTS).ifPresent(problems::add);
        ofReporting().ifPresent(problems::add);
        of(SchemaNames.LOOKUP_ROLE, "", workingAs(SchemaNames.LOOKUP_ROLE)).ifPresent(problems::add);
        return problems;
    }

    /** For a user who works on a database that another has migrated. */
    List<DatabaseProblem> ofService() throws SQLException {
        return of(SchemaNames.SERVICE_ROLE, "noinherit", workingAs(SchemaNames.SERVICE_ROLE)).stream()
                .toList();
    }

    private static String workingAs(String role) {
        return "; set local role " + role;
    }

    /** @param use shows that the user may make use of the role */
    private Optional<DatabaseProblem> of(String role, String attributes, String use) throws SQLException {
        String grantAndUse = "grant " + role + " to " + SqlNames.quoted(user) + use;
        if (isMissing(role)) {
            return probe.isAllowed("create role " + role + " nologin " + attributes + "; " + grantAndUse)
                    ? Optional.empty()
                    : Optional.of(new DatabaseProblem.RoleForbidden(role, user));
        }
        if (isTooPowerful(role)) {
            return Optional.of(new DatabaseProblem.RoleTooPowerful(role));
        }
        return probe.isAllowed(use.substring(1)) || probe.isAllowed(grantAndUse)
                ? Optional.empty()
                : Optional.of(new DatabaseProblem.RoleNotGranted(role, user));
    }

    /** Nobody but the logins for reports is a member of it. */
    private Optional<DatabaseProblem> ofReporting() throws SQLException {
        String role = SchemaNames.REPORTING_ROLE;
        if (isMissing(role)) {
            return probe.isAllowed("create role " + role + " nologin")
                    ? Optional.empty()
                    : Optional.of(new DatabaseProblem.RoleForbidden(role, user));
        }
        return isTooPowerful(role) ? Optional.of(new DatabaseProblem.RoleTooPowerful(role)) : Optional.empty();
    }

    private boolean isMissing(String role) throws SQLException {
        return probe.isTrue("select not exists (select from pg_roles where rolname = '" + role + "')");
    }

    private boolean isTooPowerful(String role) throws SQLException {
        return probe.isTrue("select rolsuper or rolbypassrls from pg_roles where rolname = '" + role + "'");
    }
}
