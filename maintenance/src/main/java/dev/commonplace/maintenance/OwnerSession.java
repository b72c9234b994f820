package dev.commonplace.maintenance;

import dev.commonplace.migrations.database.DatabaseProblem;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import dev.commonplace.migrations.database.SchemaOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** One connection of the schema's owner that sees the rows of all tenants. Every statement is a transaction of its own. */
public final class OwnerSession {
    /** Nothing is hidden from who passes by policies, and nothing from who has the owner's role and says so. */
    private static final String SEES_ALL = """
            select rolsuper or rolbypassrls
                or (exists (select from pg_policies where schemaname = '%1$s' and policyname = 'owner_access')
                    and pg_has_role(rolname, (select oid from pg_roles where rolname = '%2$s'), 'usage'))
            from pg_roles where rolname = current_user""".formatted(SchemaNames.SCHEMA, SchemaNames.OWNER_ROLE);

    private OwnerSession() {}

    /** What is done with the session. */
    public interface Body<R> {
        R run(Connection connection, Sql sql) throws SQLException;
    }

    /**
     * Opens a session, runs the body in it, and closes it.
     *
     * @param purpose a word by which the server's lists show the session
     * @throws MaintenanceException where there is no schema, where the account does not see all rows, and where the database refuses
     *     what the body wants
     */
    public static <R> R run(DatabaseUrl owner, String purpose, Body<R> body) {
        try (Connection connection = owner.with("ApplicationName", "commonplace-" + purpose)
                .dataSource()
                .getConnection()) {
            Sql sql = new Sql(connection);
            LongWork.endWithClient(connection);
            requireSchema(connection, sql);
            sql.run("set app.scope = 'owner'; set search_path to " + SchemaNames.SCHEMA + ", public");
            return body.run(connection, sql);
        } catch (SQLException refused) {
            throw new MaintenanceException("The database refuses: " + Sql.reason(refused), refused);
        }
    }

    /**
     * Refuses an account that is not the schema's owner, and has not its rights.
     *
     * @throws MaintenanceException with the owner's name
     */
    public static void requireOwner(Connection connection) throws SQLException {
        Optional<DatabaseProblem> another = SchemaOwner.another(connection);
        if (another.isPresent()) {
            throw new MaintenanceException(
                    another.get().message() + " " + another.get().remedy());
        }
    }

    private static void requireSchema(Connection connection, Sql sql) throws SQLException {
        if (sql.isTrue("select to_regclass('" + SchemaNames.SCHEMA + ".tenants') is null")) {
            throw new MaintenanceException("The database has no tables of ours yet. Run: commonplace db up");
        }
        if (!sql.isTrue(SEES_ALL)) {
            requireOwner(connection);
            throw new MaintenanceException("The account " + sql.text("select current_user")
                    + " does not see the rows of all tenants. Bring the schema up to date (commonplace db up), and let a"
                    + " superuser say: GRANT " + SchemaNames.OWNER_ROLE + " TO "
                    + Sql.name(sql.text("select current_user")) + ";");
        }
    }
}
