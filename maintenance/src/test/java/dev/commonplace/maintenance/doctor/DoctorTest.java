package dev.commonplace.maintenance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.upkeep.UpkeepLimits;
import dev.commonplace.migrations.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorTest {
    private static final UpkeepLimits SMALL =
            new UpkeepLimits(1_000, 0.1, 0.1, 0.1, 150_000_000, 0.5, 1, Duration.ofSeconds(1));

    private Patient mended;

    /** Gets one fault after another, and keeps them. */
    private Patient ill;

    private List<Finding> known = List.of();

    @BeforeAll
    void makeDatabases() {
        mended = Patient.healthy();
        ill = Patient.healthy();
    }

    @AfterAll
    void dropDatabases() {
        mended.close();
        ill.close();
    }

    @Test
    void nothing_is_found_in_a_database_without_rows() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(Patient.of(database, database.url()).troubles()).isEmpty();
        }
    }

    @Test
    void nothing_is_found_in_a_database_with_rows_in_every_table() {
        try (Patient patient = Patient.healthy()) {
            assertThat(patient.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.commonplace.maintenance.doctor.Fault#mendable")
    void a_fault_is_found_and_mended(Fault fault) {
        mended.plant(fault.sql());
        MendDatabase.Outcome outcome = mended.mend();
        assertThat(outcome.mended()).anyMatch(fault::isSaidBy);
        assertThat(outcome.failed()).isEmpty();
        assertThat(Patient.troubles(outcome.left())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.commonplace.maintenance.doctor.Fault#others")
    void a_fault_that_needs_a_person_is_found_and_left_alone(Fault fault) {
        assertThat(known).noneMatch(fault::isSaidBy);
        ill.plant(fault.sql());
        known = ill.troubles();
        assertThat(known).anyMatch(fault::isSaidBy);
        assertThat(known).filteredOn(fault::isSaidBy).extracting(Finding::fix).containsOnly(Optional.empty());
    }

    @Test
    void a_role_that_bypasses_row_level_security_is_found() {
        try (Patient patient = Patient.healthy()) {
            patient.plant("alter role commonplace_service bypassrls");
            assertThat(patient.examine().structure().of(Severity.ERROR))
                    .extracting(Finding::what)
                    .singleElement()
                    .asString()
                    .startsWith("role commonplace_service is a superuser or bypasses row-level security");
        } finally {
            mended.plant("alter role commonplace_service nobypassrls");
        }
    }

    @Test
    void what_could_not_be_examined_is_an_error_so_that_nobody_takes_it_for_healthy() throws SQLException {
        try (Connection connection = mended.connection()) {
            Examined database = new Examined(connection, "nobody", "010");
            List<Check> checks = List.of(failing("broken", "select 1 / 0"), new ServerCheck());
            assertThat(ExamineDatabase.run(checks, database))
                    .containsExactly(Finding.error(
                            "broken",
                            "this could not be examined: division by zero",
                            "Mend the errors, then run commonplace db doctor again."));
        }
    }

    @Test
    void a_right_that_only_superusers_have_is_no_error_and_one_of_ours_is() throws SQLException {
        try (Connection connection = mended.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role commonplace_service");
            Examined database = new Examined(connection, "nobody", "010");
            List<Finding> found = ExamineDatabase.run(
                    List.of(
                            failing("files", "select pg_read_file('PG_VERSION')"),
                            failing("passwords", "select count(*) from pg_authid"),
                            failing(
                                    "history",
                                    "select count(*), min(1) from (select from commonplace.flyway_schema_history for update) h")),
                    database);
            assertThat(found)
                    .filteredOn(finding -> finding.severity() == Severity.INFORMATION)
                    .extracting(Finding::what)
                    .containsExactly(
                            "this could not be examined: permission denied for function pg_read_file",
                            "this could not be examined: permission denied for table pg_authid");
            assertThat(found)
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .extracting(Finding::check)
                    .containsExactly("history");
        }
    }

    private static Check failing(String name, String sql) {
        return new RowsCheck(name, Severity.WARNING, sql, "%s %s", "", List.of());
    }

    @Test
    void who_may_work_as_the_service_is_told_and_a_login_for_reports_must_not() throws SQLException {
        try (Patient patient = Patient.healthy();
                Connection connection = patient.connection()) {
            String reader = connection.getCatalog() + "_reader";
            String group = connection.getCatalog() + "_group";
            patient.plant("create role " + group + " in role commonplace_service; create role " + reader
                    + " login in role " + group);
            try {
                ServiceMembersCheck check = new ServiceMembersCheck();
                assertThat(check.find(new Examined(connection, "nobody", "010")))
                        .filteredOn(finding -> finding.severity() == Severity.INFORMATION)
                        .extracting(Finding::what)
                        .singleElement()
                        .asString()
                        .contains(reader)
                        .doesNotContain(group);
                assertThat(check.find(new Examined(connection, reader, "010")))
                        .noneMatch(finding -> finding.what().contains(reader));
                patient.plant("grant commonplace_reporting to " + reader);
                assertThat(patient.examine().structure().of(Severity.ERROR))
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.what()).startsWith("role " + reader + " is a member of");
                            assertThat(finding.remedy()).startsWith("revoke commonplace_service from");
                        });
            } finally {
                patient.plant("drop role " + reader + "; drop role " + group);
            }
        }
    }

    @Test
    void who_may_work_as_the_role_that_owns_the_views_is_told_and_neither_service_nor_reports_must()
            throws SQLException {
        try (Patient patient = Patient.healthy();
                Connection connection = patient.connection()) {
            String reader = connection.getCatalog() + "_reader";
            String group = connection.getCatalog() + "_group";
            patient.plant("create role " + group + " in role commonplace_lookup; create role " + reader
                    + " login in role " + group);
            try {
                LookupMembersCheck check = new LookupMembersCheck();
                Finding told = check.find(new Examined(connection, "nobody", "029")).stream()
                        .filter(finding -> finding.what().contains(reader))
                        .findFirst()
                        .orElseThrow();
                assertThat(told.severity()).isEqualTo(Severity.INFORMATION);
                assertThat(told.what()).doesNotContain(group);
                assertThat(check.find(new Examined(connection, reader, "029")))
                        .filteredOn(finding -> finding.severity() == Severity.ERROR)
                        .extracting(Finding::what)
                        .containsExactly("role " + reader + " is a member of commonplace_lookup,"
                                + " so that it can see the words, tags and metadata of every tenant");
                patient.plant("grant commonplace_reporting to " + reader);
                assertThat(patient.examine().structure().of(Severity.ERROR))
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.remedy())
                                .startsWith("revoke commonplace_lookup from \"" + reader + "\""));
            } finally {
                patient.plant("drop role " + reader + "; drop role " + group);
            }
        }
    }

    @Test
    void the_service_as_a_member_of_the_role_that_owns_the_views_is_an_error() {
        try (Patient patient = Patient.healthy()) {
            patient.plant("grant commonplace_lookup to commonplace_service");
            assertThat(patient.examine().structure().of(Severity.ERROR))
                    .extracting(Finding::what)
                    .containsExactly("role commonplace_service is a member of commonplace_lookup,"
                            + " so that it can see the words, tags and metadata of every tenant");
        } finally {
            mended.plant("revoke commonplace_lookup from commonplace_service");
        }
    }

    @Test
    void a_prepared_transaction_is_found_with_what_ends_it() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            Assumptions.assumeTrue(
                    new Sql(connection).isTrue("select current_setting('max_prepared_transactions')::int > 0"));
            statement.execute("begin; create table t (); prepare transaction 'it''s forgotten'");
            try {
                List<Finding> found =
                        new SessionsCheck(Duration.ZERO, Duration.ZERO).find(new Examined(connection, "nobody", "010"));
                assertThat(found)
                        .extracting(Finding::remedy)
                        .containsExactly("rollback prepared 'it''s forgotten', or commit prepared");
            } finally {
                statement.execute("rollback prepared 'it''s forgotten'");
            }
        }
    }

    @Test
    void an_older_schema_without_a_history_is_recognised() {
        try (TestDatabase database = TestDatabase.create()) {
            Patient patient = Patient.of(database, database.url());
            new Migrator(database.url().dataSource()).undoTo("007");
            patient.plant("drop table flyway_schema_history");
            assertThat(patient.examine().structure().of(Severity.ERROR))
                    .extracting(Finding::remedy)
                    .containsExactly("commonplace db baseline 007");
        }
    }

    @Test
    void an_index_that_is_mostly_empty_is_found() throws SQLException {
        try (Patient patient = Patient.healthy()) {
            patient.plant("""
                    insert into search_log (tenant_id, id, occurred_at, actor_id, mode, result_limit, result_count, duration_millis)
                    select t.id, gen_random_uuid(), now(), 'x', 'text', 1, 1, 1 from tenants t, generate_series(1, 4000);
                    delete from search_log where actor_id = 'x' and id::text > '05'""");
            patient.plant("vacuum analyze search_log");
            try (Connection connection = patient.connection()) {
                List<Finding> found = new IndexBloatCheck(SMALL).find(new Examined(connection, "nobody", "010"));
                assertThat(found)
                        .extracting(Finding::remedy)
                        .contains(
                                "commonplace db maintain, or: reindex index concurrently commonplace.search_log_pkey;");
            }
        }
    }

    @Test
    void a_database_without_a_schema_is_told_to_migrate() {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            List<Finding> found = Patient.of(database, database.url()).troubles();
            assertThat(found).noneMatch(finding -> finding.what().contains("could not be examined"));
            assertThat(found)
                    .filteredOn(finding -> finding.check().equals("history"))
                    .extracting(Finding::remedy)
                    .containsExactly("commonplace db up");
        }
    }

    @Test
    void an_open_transaction_is_found_with_what_ends_it() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection idle = database.owner().getConnection();
                Statement statement = idle.createStatement();
                Connection connection = database.owner().getConnection()) {
            idle.setAutoCommit(false);
            statement.execute("select 1");
            List<Finding> found =
                    new SessionsCheck(Duration.ZERO, Duration.ZERO).find(new Examined(connection, "nobody", "010"));
            assertThat(found).singleElement().satisfies(finding -> {
                assertThat(finding.what()).contains("idle in transaction");
                assertThat(finding.remedy()).startsWith("select pg_terminate_backend(");
            });
            idle.rollback();
        }
    }

    @Test
    void versions_of_pgvector_are_judged_by_their_numbers() {
        ExtensionsCheck check = new ExtensionsCheck();
        assertThat(check.ofVectorVersion("0.7.4", "0.7.4"))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(check.ofVectorVersion("0.8.3", "0.8.4"))
                .containsExactly(Finding.warning(
                        "extensions",
                        "pgvector 0.8.3 has faults in HNSW indexes (vacuum, parallel builds)",
                        "ALTER EXTENSION vector UPDATE"));
        assertThat(check.ofVectorVersion("0.8.4", "0.8.4")).isEmpty();
        assertThat(check.ofVectorVersion("0.10.0", "0.10.0")).isEmpty();
    }
}
