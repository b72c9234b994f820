package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.vectorindex.VectorIndexOptions;
import dev.commonplace.migrations.SchemaHistory;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at everything that can be wrong with a database, and changes nothing. */
public final class ExamineDatabase {
    /** How long one look at the rows may take. */
    private static final Duration STATEMENT_LIMIT = Duration.ofMinutes(10);

    private final DatabaseUrl owner;
    private final String serviceAccount;
    private final Optional<VectorIndexOptions> vectorIndex;
    private final ExpectedCatalogue expected = ExpectedCatalogue.load();

    /**
     * @param owner the database as the schema's owner
     * @param serviceAccount the user that the service logs in as; may be the owner
     */
    public ExamineDatabase(DatabaseUrl owner, String serviceAccount) {
        this(owner, serviceAccount, Optional.empty());
    }

    /** @param vectorIndex which shared vector index the settings want */
    public ExamineDatabase(DatabaseUrl owner, String serviceAccount, VectorIndexOptions vectorIndex) {
        this(owner, serviceAccount, Optional.of(vectorIndex));
    }

    private ExamineDatabase(DatabaseUrl owner, String serviceAccount, Optional<VectorIndexOptions> vectorIndex) {
        this.owner = owner.with("ApplicationName", "commonplace-doctor");
        this.serviceAccount = serviceAccount;
        this.vectorIndex = vectorIndex;
    }

    /** Server, schema, roles and history, by what PostgreSQL's catalogue says: quick on a database of any size. */
    public Examination structure() {
        return examine(connection -> sorted(structure(connection)));
    }

    /** The structure, the rows, and how the server gets on with them. Reads every table. */
    public Examination everything() {
        return examine(connection -> {
            List<Finding> findings = structure(connection);
            Examined database = examined(connection);
            findings.addAll(run(StorageChecks.all(), database));
            findings.addAll(run(List.of(new SessionsCheck()), database));
            if (!expected.versions().getLast().equals(database.version())) {
                findings.add(skipped("the rows are not examined before the schema is the newest", "commonplace db up"));
            } else if (!SecuredRows.areAllVisible(bypassesPolicies(database), findings)) {
                findings.add(skipped(
                        "the rows are not examined before tables, policies and roles are in order, for some would not be seen",
                        "Mend the errors, then run commonplace db doctor again."));
            } else {
                findings.addAll(run(rowsChecks(), database));
            }
            return sorted(findings);
        });
    }

    private static List<Check> rowsChecks() {
        return Stream.of(
                        CounterChecks.all(),
                        MeaningChecks.all(),
                        WordChecks.all(),
                        MessageChecks.all(),
                        WorkChecks.all(),
                        List.<Check>of(new OrphansCheck()))
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> structure(Connection connection) throws SQLException {
        List<Check> checks = List.of(
                new ServerCheck(),
                new ExtensionsCheck(),
                new HistoryCheck(expected),
                new HistoryGrantsCheck(),
                new InvalidIndexesCheck(),
                new ConstraintTriggersCheck(),
                new RolesCheck(expected),
                new ServiceMembersCheck(),
                new LookupMembersCheck(),
                new StrangersCheck());
        Examined database = examined(connection);
        List<Finding> findings = new ArrayList<>(run(checks, database));
        if (vectorIndex.isPresent()) {
            findings.addAll(run(List.of(new VectorIndexCheck(vectorIndex.get())), database));
        }
        // By itself: on a server of another major version it makes a schema to compare with, and rolls that back.
        findings.addAll(new SchemaCheck(expected).find(database));
        return findings;
    }

    private Examined examined(Connection connection) throws SQLException {
        SchemaStatus status = SchemaHistory.read(connection).status();
        return new Examined(connection, serviceAccount, status.currentVersion().orElse(""));
    }

    private static boolean bypassesPolicies(Examined database) throws SQLException {
        return database.sql().isTrue("select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
    }

    /** Each check in a transaction of its own that cannot write and sees all rows as they are at one moment. */
    static List<Finding> run(List<Check> checks, Examined database) throws SQLException {
        Connection connection = database.connection();
        List<Finding> findings = new ArrayList<>();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        for (Check check : checks) {
            try {
                database.sql().text("select set_config('app.scope', 'owner', true)");
                database.sql()
                        .text("select set_config('statement_timeout', ?, true)", STATEMENT_LIMIT.toMillis() + "ms");
                findings.addAll(check.find(database));
            } catch (SQLException refused) {
                if (connection.isClosed()) {
                    throw refused;
                }
                findings.add(FailedCheck.of(check, refused));
            } finally {
                if (!connection.isClosed()) {
                    connection.rollback();
                }
            }
        }
        connection.setAutoCommit(true);
        connection.setReadOnly(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return findings;
    }

    private Examination examine(Look look) {
        try (Connection connection = owner.dataSource().getConnection()) {
            return new Examination(look.at(connection));
        } catch (SQLException refused) {
            throw new MaintenanceException("The database could not be examined: " + Sql.reason(refused), refused);
        }
    }

    private interface Look {
        List<Finding> at(Connection connection) throws SQLException;
    }

    private static Finding skipped(String what, String remedy) {
        return Finding.information("rows", what, remedy);
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }
}
