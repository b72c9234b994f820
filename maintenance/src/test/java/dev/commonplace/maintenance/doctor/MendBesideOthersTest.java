package dev.commonplace.maintenance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.maintenance.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Indexes are built beside the work of others, and wait for it. */
class MendBesideOthersTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    private final List<String> waits = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Patient patient;

    @BeforeEach
    void open() {
        patient = Patient.healthy();
    }

    @AfterEach
    void close() {
        patient.close();
    }

    @Test
    void a_build_that_is_given_up_for_an_open_snapshot_leaves_nothing_and_says_whose_it_was() throws SQLException {
        patient.plant("drop index documents_by_tags");
        try (Connection backup = snapshot()) {
            Examination left = mend().left();
            assertThat(failures)
                    .singleElement()
                    .asString()
                    .contains("lock timeout", "open since before it began", "idle in transaction");
            assertThat(left.of(Severity.ERROR)).extracting(Finding::check).containsExactly("indexes");
            assertThat(indexes("documents_by_tags")).isEqualTo("0");
            backup.rollback();
        }
        failures.clear();
        assertThat(Patient.troubles(mend().left())).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void a_rebuild_that_is_given_up_leaves_no_second_index() throws SQLException {
        patient.plant("update pg_index set indisvalid = false where indexrelid = 'documents_by_tags'::regclass");
        try (Connection backup = snapshot()) {
            assertThat(mend().left().of(Severity.ERROR))
                    .extracting(Finding::what)
                    .containsExactly(
                            "index documents_by_tags of table documents is not valid: its building was interrupted");
            assertThat(failures).hasSize(1);
            assertThat(indexes("_cc(new|old)")).isEqualTo("0");
            backup.rollback();
        }
        assertThat(Patient.troubles(mend().left())).isEmpty();
    }

    @Test
    void whom_a_build_waits_for_is_said_before_it_begins() throws Exception {
        patient.plant("drop index documents_by_tags");
        try (Connection backup = snapshot()) {
            Thread.sleep(Duration.ofMillis(2_100));
            mend();
            backup.rollback();
        }
        assertThat(waits).singleElement().asString().contains("for the open transactions of session", "idle in");
    }

    private MendDatabase.Outcome mend() {
        return new MendDatabase(patient.examine(), patient.owner(), new Listener(), SHORT).run();
    }

    /** As a backup has it: of the whole database, without a lock on the table in question. */
    private Connection snapshot() throws SQLException {
        Connection connection = patient.connection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        new Sql(connection).text("select count(*) from commonplace.tenants");
        return connection;
    }

    private String indexes(String pattern) throws SQLException {
        try (Connection connection = patient.connection()) {
            return new Sql(connection)
                    .text("select count(*) from pg_class where relkind = 'i' and relname ~ ?", pattern);
        }
    }

    private final class Listener implements MendDatabase.Progress {
        @Override
        public void mends(Finding finding) {}

        @Override
        public void waits(Finding finding, String forWhat) {
            waits.add(forWhat);
        }

        @Override
        public void failed(Finding finding, String reason) {
            failures.add(reason);
        }
    }
}
