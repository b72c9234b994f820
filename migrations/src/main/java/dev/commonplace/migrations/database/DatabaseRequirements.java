package dev.commonplace.migrations.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a database must offer before the service migrates it. Rights are found out by trying: each doubtful statement is run in a
 * transaction that is rolled back, because providers grant rights by ways of their own that the catalogue does not show.
 */
public final class DatabaseRequirements {
    /** The oldest PostgreSQL the schema works on. */
    public static final int OLDEST_SERVER_MAJOR_VERSION = 15;

    /** The oldest pgvector the schema works with. */
    public static final String OLDEST_VECTOR_VERSION = "0.8.0";

    private static final int VERSION_NUMBERS_PER_MAJOR = 10_000;
    private static final List<String> EXTENSIONS = List.of("vector", "btree_gin");

    private final DatabaseUrl url;

    /** For the database at this address, as its user. */
    public DatabaseRequirements(DatabaseUrl url) {
        this.url = url;
    }

    /**
     * Refuses a database that the service cannot use.
     *
     * @throws DatabaseProblemException with everything that was found
     */
    public void require() {
        List<DatabaseProblem> problems = check();
        if (!problems.isEmpty()) {
            throw new DatabaseProblemException(url, problems);
        }
    }

    /**
     * Refuses an account that cannot work on a migrated database, for where another account migrates: that one is given the service's
     * role by the migration, this one has to be given it by hand.
     *
     * @throws DatabaseProblemException with what was found
     */
    public void requireForService() {
        List<DatabaseProblem> problems = ask(connection -> new RoleCheck(new DatabaseProbe(connection)).ofService());
        if (!problems.isEmpty()) {
            throw new DatabaseProblemException(url, problems);
        }
    }

    /**
     * Refuses a database that nobody answers for, or that does not let this user in.
     *
     * @throws DatabaseProblemException with the reason
     */
    public void requireReachable() {
        List<DatabaseProblem> problems = ask(connection -> List.of());
        if (!problems.isEmpty()) {
            throw new DatabaseProblemException(url, problems);
        }
    }

    /**
     * Refuses a schema that belongs to another account.
     *
     * @throws DatabaseProblemException with the owner's name, or with why the database cannot be reached
     */
    public void requireOwner() {
        List<DatabaseProblem> problems =
                ask(connection -> SchemaOwner.another(connection).stream().toList());
        if (!problems.isEmpty()) {
            throw new DatabaseProblemException(url, problems);
        }
    }

    /** Everything that stands in the way; empty where nothing does. Changes nothing in the database. */
    public List<DatabaseProblem> check() {
        return ask(this::check);
    }

    private List<DatabaseProblem> ask(Question question) {
        try (Connection connection = url.dataSource().getConnection()) {
            try {
                return question.answer(connection);
            } catch (SQLException refused) {
                String state = refused.getSQLState() == null ? "" : refused.getSQLState();
                return List.of(new DatabaseProblem.Other(state, ConnectionProblems.reason(refused)));
            }
        } catch (SQLException refused) {
            return List.of(ConnectionProblems.of(url, refused));
        }
    }

    private interface Question {
        List<DatabaseProblem> answer(Connection connection) throws SQLException;
    }

    private List<DatabaseProblem> check(Connection connection) throws SQLException {
        DatabaseProbe probe = new DatabaseProbe(connection);
        int versionNumber = probe.number("select current_setting('server_version_num')::int");
        Optional<DatabaseProblem> tooOld =
                serverProblem(versionNumber, probe.text("select current_setting('server_version')"));
        if (tooOld.isPresent()) {
            return List.of(tooOld.get());
        }
        if (probe.isTrue("select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean")) {
            return List.of(new DatabaseProblem.ReadOnly(url.hostsText()));
        }
        Optional<DatabaseProblem> ofAnother = SchemaOwner.another(connection);
        if (ofAnother.isPresent()) {
            return List.of(ofAnother.get());
        }
        List<DatabaseProblem> problems = new ArrayList<>();
        String encoding = probe.text("select current_setting('server_encoding')");
        if (!"UTF8".equals(encoding)) {
            problems.add(new DatabaseProblem.NotUtf8(url.database(), encoding));
        }
        for (String extension : EXTENSIONS) {
            new ExtensionCheck(probe, url, extension, versionNumber / VERSION_NUMBERS_PER_MAJOR)
                    .run()
                    .ifPresent(problems::add);
        }
        schemaProblem(probe).ifPresent(problems::add);
        problems.addAll(new RoleCheck(probe).ofOwner());
        return problems;
    }

    /** @param versionNumber as server_version_num gives it, for example 150020 */
    static Optional<DatabaseProblem> serverProblem(int versionNumber, String version) {
        return versionNumber / VERSION_NUMBERS_PER_MAJOR < OLDEST_SERVER_MAJOR_VERSION
                ? Optional.of(new DatabaseProblem.ServerTooOld(version))
                : Optional.empty();
    }

    private Optional<DatabaseProblem> schemaProblem(DatabaseProbe probe) throws SQLException {
        String user = probe.text("select current_user");
        if (probe.isTrue("select to_regnamespace('" + SchemaNames.SCHEMA + "') is null")) {
            return probe.isAllowed("create schema " + SchemaNames.SCHEMA)
                    ? Optional.empty()
                    : Optional.of(new DatabaseProblem.SchemaForbidden(user, url.database()));
        }
        String foreignOwner = probe.text("""
                select coalesce(min(pg_get_userbyid(owner)), '')
                from (select relowner as owner from pg_class where relnamespace = to_regnamespace('%1$s')
                      and not (relkind = 'v' and pg_get_userbyid(relowner) = '%2$s')) ours
                where not pg_has_role(current_user, owner, 'usage')""".formatted(SchemaNames.SCHEMA, SchemaNames.LOOKUP_ROLE));
        return foreignOwner.isEmpty()
                ? Optional.empty()
                : Optional.of(new DatabaseProblem.TableOfAnother(foreignOwner, user));
    }
}
