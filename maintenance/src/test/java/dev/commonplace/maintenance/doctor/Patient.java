package dev.commonplace.maintenance.doctor;

import dev.commonplace.fixtures.database.RowsOfEveryTable;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database with rows in every table, to plant faults in. */
final class Patient implements AutoCloseable {
    private final TestDatabase database;
    private final DatabaseUrl owner;

    private Patient(TestDatabase database, DatabaseUrl owner) {
        this.database = database;
        this.owner = owner;
    }

    static Patient healthy() {
        TestDatabase database = TestDatabase.create();
        Patient patient = new Patient(database, database.url());
        patient.populate();
        return patient;
    }

    static Patient of(TestDatabase database, DatabaseUrl owner) {
        return new Patient(database, owner);
    }

    void populate() {
        plant(RowsOfEveryTable.sql());
    }

    /** As a superuser. */
    void plant(String sql) {
        try (Connection connection = database.url().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to commonplace, public");
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(sql, refused);
        }
    }

    Connection connection() throws SQLException {
        return database.url().dataSource().getConnection();
    }

    DatabaseUrl owner() {
        return owner;
    }

    ExamineDatabase examine() {
        return new ExamineDatabase(owner, owner.user());
    }

    /** Without the one warning that is true on a machine with an older pgvector. */
    List<Finding> troubles() {
        return troubles(examine().everything());
    }

    static List<Finding> troubles(Examination examination) {
        return examination.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFORMATION)
                .filter(finding -> !(finding.severity() == Severity.WARNING
                        && finding.check().equals("extensions")
                        && finding.what().startsWith("pgvector ")))
                .toList();
    }

    MendDatabase.Outcome mend() {
        return new MendDatabase(examine(), owner, new MendDatabase.Progress() {
                    @Override
                    public void mends(Finding finding) {}

                    @Override
                    public void failed(Finding finding, String reason) {
                        throw new AssertionError(finding.what() + ": " + reason);
                    }
                })
                .run();
    }

    @Override
    public void close() {
        database.close();
    }
}
