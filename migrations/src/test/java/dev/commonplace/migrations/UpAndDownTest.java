package dev.commonplace.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.migrations.database.DatabaseProbe;
import dev.commonplace.migrations.database.SchemaNames;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Up, down, and what they leave in the history. */
class UpAndDownTest {
    private static final MigrationSteps BUILDING = MigrationSteps.in("db/migration", "db/building");
    private static final String ORPHAN = "from pg_stat_activity where application_name = 'orphan' and state = 'active'"
            + " and wait_event_type = 'Lock'";
    /** How many came after the ninth. */
    private static final int LATER_STEPS = MigrationSteps.ofProduct().all().size() - 9;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static ServerOfTheTests server;

    private String database;
    private Migrator migrator;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = ServerOfTheTests.start();
        server.execute("postgres", "create database migrated");
        migratorOf("migrated", MigrationOptions.defaults()).migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = "library_" + COUNT.incrementAndGet();
        server.execute("postgres", "create database " + database + " template migrated");
        migrator = migratorOf(database, MigrationOptions.defaults());
    }

    @Test
    void a_step_that_was_taken_back_stays_visible_and_can_be_applied_again_and_again() {
        SchemaStatus before = migrator.status();
        for (int round = 0; round < 3; round++) {
            assertThat(migrator.down("6", false)).extracting(StepRun::version).endsWith("007");
            assertThat(migrator.history().entries())
                    .filteredOn(entry -> entry.version().equals("007"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.state()).isEqualTo(HistoryEntry.State.UNDONE);
                        assertThat(entry.by()).isPresent();
                        assertThat(entry.at()).isPresent();
                        assertThat(entry.script()).startsWith("U007");
                    });
            assertThat(migrator.up("7")).extracting(StepRun::version).containsExactly("007");
        }
        migrator.migrate();
        assertThat(migrator.status()).isEqualTo(before);
        assertThat(migrator.history().events())
                .filteredOn(event -> event.version().equals("007"))
                .extracting(HistoryEntry::state)
                .containsExactly(
                        HistoryEntry.State.UNDONE,
                        HistoryEntry.State.UNDO,
                        HistoryEntry.State.UNDONE,
                        HistoryEntry.State.UNDO,
                        HistoryEntry.State.UNDONE,
                        HistoryEntry.State.UNDO,
                        HistoryEntry.State.APPLIED);
        assertThat(flyway(0).validateWithResult().validationSuccessful).isTrue();
    }

    @Test
    void a_healthy_history_has_no_problem_and_its_checksums_are_those_of_flyway() throws SQLException {
        assertThat(problems(MigrationSteps.ofProduct())).isEmpty();
        assertThat(migrator.history().rows())
                .filteredOn(row -> row.version().isPresent())
                .allSatisfy(row -> {
                    MigrationStep step = MigrationSteps.ofProduct()
                            .find(row.version().orElseThrow())
                            .orElseThrow();
                    assertThat(row.checksum()).contains(step.checksum());
                    assertThat(row.undoChecksum())
                            .isEqualTo(step.undoChecksum())
                            .isPresent();
                });
    }

    @Test
    void versions_are_written_with_or_without_zeros_and_unknown_ones_are_refused_with_the_list() {
        assertThat(migrator.down("007", false)).isNotEmpty();
        assertThat(migrator.down("7", false)).isEmpty();
        assertThatThrownBy(() -> migrator.down("77", false))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("no version 77")
                .hasMessageContaining("001, 002");
        assertThatThrownBy(() -> migrator.up("latest")).hasMessageContaining("no version latest");
    }

    @Test
    void a_step_that_fails_leaves_nothing_and_those_before_it_stay() throws SQLException {
        Migrator failing = withSteps(MigrationSteps.in("db/migration", "db/building", "db/failing"));
        assertThatThrownBy(() -> failing.up("903"))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("Step 903 (books) failed")
                .hasMessageContaining("duplicate key")
                .hasMessageContaining("The database is at version 902.");
        assertThat(text("select to_regclass('commonplace.books')")).isEmpty();
        assertThat(failing.history().failed()).isEmpty();
    }

    @Test
    void a_concurrent_build_that_fails_leaves_nothing_unfinished() throws SQLException {
        Migrator failing = withSteps(MigrationSteps.in("db/migration", "db/building", "db/duplicates"));
        assertThatThrownBy(() -> failing.up("903"))
                .hasMessageContaining("Step 903 (unique numbers) failed")
                .hasMessageContaining("could not create unique index")
                .hasMessageContaining("The database is at version 902.");
        assertThat(
                        text(
                                "select count(*) from pg_class where relname in ('shelves_number', 'shelves_by_id_and_number')"))
                .isEqualTo("0");
        assertThat(failing.history().failed()).isEmpty();
        server.execute(database, "delete from commonplace.shelves where id > 7");
        assertThat(failing.up("903")).hasSize(1);
        failing.down("0", false);
        assertThat(failing.status().applied()).isEmpty();
    }

    @Test
    void what_a_killed_build_left_is_named_and_up_mends_it() throws SQLException {
        Migrator building = withSteps(BUILDING);
        building.migrate();
        server.execute(
                database,
                "update commonplace.flyway_schema_history set success = false where version = '902'",
                "drop index commonplace.shelves_by_place",
                "update pg_index set indisvalid = false where indexrelid = 'commonplace.shelves_by_number'::regclass");
        assertThat(open())
                .extracting(InterruptedStep::kind)
                .containsExactlyInAnyOrder(InterruptedStep.Kind.FAILED_ROW, InterruptedStep.Kind.INVALID_INDEX);
        assertThat(problems(BUILDING))
                .extracting(HistoryProblem::kind)
                .containsExactlyInAnyOrder(HistoryProblem.Kind.FAILED, HistoryProblem.Kind.INTERRUPTED);

        assertThat(building.migrate()).isEqualTo(1);

        assertThat(open()).isEmpty();
        assertThat(
                        text(
                                "select count(*) from pg_index where indrelid = 'commonplace.shelves'::regclass and indisvalid"))
                .isEqualTo("3");
    }

    @Test
    void what_a_killed_drop_left_is_named_and_both_ways_lead_out() throws SQLException {
        Migrator building = withSteps(BUILDING);
        for (boolean up : List.of(true, false)) {
            building.migrate();
            server.execute(
                    database,
                    "drop index commonplace.shelves_by_place",
                    "update pg_index set indisvalid = false where indexrelid = 'commonplace.shelves_by_number'::regclass");
            assertThat(open())
                    .containsExactly(
                            new InterruptedStep("902", InterruptedStep.Kind.INVALID_INDEX, "shelves_by_number"),
                            new InterruptedStep("902", InterruptedStep.Kind.MISSING_INDEX, "shelves_by_place"));
            if (up) {
                assertThat(building.migrate()).isZero();
            } else {
                assertThat(building.down("901", false)).hasSize(1);
            }
            assertThat(open()).isEmpty();
            assertThat(text("select count(*) from pg_index where indrelid = 'commonplace.shelves'::regclass"))
                    .isEqualTo(up ? "3" : "1");
        }
    }

    @Test
    void a_build_that_outlives_its_killed_run_is_waited_for_and_mended_however_it_ends() throws Exception {
        for (boolean ended : List.of(true, false)) {
            Migrator building = withSteps(BUILDING);
            building.up("901");
            try (Connection blocking = server.url(database).dataSource().getConnection();
                    Statement open = blocking.createStatement()) {
                CompletableFuture<Void> orphan = buildBehind(blocking, open);
                List<String> heard = Collections.synchronizedList(new ArrayList<>());
                CompletableFuture<Integer> up = CompletableFuture.supplyAsync(
                        () -> new Migrator(
                                        server.url(database).dataSource(),
                                        BUILDING,
                                        MigrationOptions.defaults().withProgress(new MigrationProgress() {
                                            @Override
                                            public void waits(String forWhom) {
                                                heard.add(forWhom);
                                            }
                                        }))
                                .migrate(),
                        Thread::startVirtualThread);
                await(() -> !heard.isEmpty());
                assertThat(up).isNotDone();
                if (ended) {
                    server.execute(database, "select pg_terminate_backend(pid) " + ORPHAN);
                }
                blocking.commit();
                assertThat(up.get()).isEqualTo(1);
                assertThat(heard).singleElement().asString().contains("still works on an index");
                assertThat(orphan.handle((done, failed) -> failed != null).get())
                        .isEqualTo(ended);
            }
            assertThat(open()).isEmpty();
            assertThat(
                            text(
                                    "select count(*) from pg_index where indrelid = 'commonplace.shelves'::regclass and indisvalid"))
                    .isEqualTo("3");
            building.down("901", false);
        }
    }

    @Test
    void an_index_that_another_build_has_left_unfinished_during_the_step_is_mended_under_it() throws Exception {
        Migrator building = withSteps(BUILDING);
        building.up("901");
        List<InterruptedStep> mended = Collections.synchronizedList(new ArrayList<>());
        try (Connection blocking = server.url(database).dataSource().getConnection();
                Statement open = blocking.createStatement()) {
            AtomicReference<CompletableFuture<Void>> orphan = new AtomicReference<>();
            CompletableFuture<Integer> up = CompletableFuture.supplyAsync(
                    () -> new Migrator(
                                    server.url(database).dataSource(),
                                    BUILDING,
                                    MigrationOptions.defaults().withProgress(new MigrationProgress() {
                                        @Override
                                        public void begins(SchemaStatus.Step step) {
                                            // After the last look before the step.
                                            orphan.compareAndSet(null, buildBehind(blocking, open));
                                        }

                                        @Override
                                        public void mends(InterruptedStep found) {
                                            mended.add(found);
                                        }
                                    }))
                            .migrate(),
                    Thread::startVirtualThread);
            await(() ->
                    text("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'by_number'")
                            .equals("2"));
            server.execute(database, "select pg_terminate_backend(pid) " + ORPHAN);
            blocking.commit();
            assertThat(up.get()).isEqualTo(1);
        }
        assertThat(mended)
                .containsExactly(new InterruptedStep("902", InterruptedStep.Kind.INVALID_INDEX, "shelves_by_number"));
        assertThat(open()).isEmpty();
    }

    /** A build that waits for an open transaction, as a killed run leaves it. */
    private CompletableFuture<Void> buildBehind(Connection blocking, Statement open) {
        try {
            blocking.setAutoCommit(false);
            open.execute("update commonplace.shelves set number = number where id = 1");
            CompletableFuture<Void> orphan = CompletableFuture.runAsync(
                    () -> {
                        try {
                            server.execute(
                                    database,
                                    "set application_name = 'orphan'",
                                    "create index concurrently if not exists shelves_by_number on commonplace.shelves (number)");
                        } catch (SQLException ended) {
                            throw new IllegalStateException(ended);
                        }
                    },
                    Thread::startVirtualThread);
            await(() -> text("select count(*) " + ORPHAN).equals("1"));
            return orphan;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it never happened").isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void down_clears_what_an_interrupted_step_above_has_left() throws SQLException {
        Migrator building = withSteps(BUILDING);
        building.up("901");
        server.execute(
                database,
                "create index shelves_by_number on commonplace.shelves (id, number)",
                "create index shelves_by_place on commonplace.shelves (place)",
                "update pg_index set indisvalid = false where indexrelid = 'commonplace.shelves_by_place'::regclass");
        assertThat(building.clearAbove("902")).isEmpty();
        assertThat(building.clearAbove("901"))
                .containsExactly(
                        new InterruptedStep("902", InterruptedStep.Kind.LEFT_INDEX, "shelves_by_number"),
                        new InterruptedStep("902", InterruptedStep.Kind.INVALID_INDEX, "shelves_by_place"));
        assertThat(text("select count(*) from pg_index where indrelid = 'commonplace.shelves'::regclass"))
                .isEqualTo("1");
        server.execute(database, "create index shelves_by_number on commonplace.shelves (id, number)");
        assertThat(building.down("901", false)).isEmpty();
        assertThat(text("select count(*) from pg_index where indrelid = 'commonplace.shelves'::regclass"))
                .isEqualTo("1");
    }

    @Test
    void a_lock_that_others_have_ends_the_run_with_their_name() throws SQLException {
        migrator.down("8", false);
        Migrator impatient = migratorOf(database, MigrationOptions.defaults().withLockTimeout(Duration.ofMillis(1200)));
        try (Connection other = server.url(database).dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("set application_name = 'night shift'");
            other.setAutoCommit(false);
            statement.execute("select count(*), 'a secret' from commonplace.idempotent_requests");
            assertThatThrownBy(() -> impatient.down("7", false))
                    .hasMessageContaining("Step 008 (idempotency) cannot be taken back")
                    .hasMessageContaining("1.2 s")
                    .hasMessageContaining("night shift")
                    .hasMessageContaining(", idle in transaction, select of ")
                    .hasMessageNotContaining("secret")
                    .hasMessageContaining("pg_terminate_backend(")
                    .hasMessageContaining("at version 008");
        }
        assertThat(impatient.down("7", false)).hasSize(1);
    }

    @Test
    void ours_is_the_lock_of_flyway() throws SQLException {
        migrator.down("9", false);
        try (Connection other = server.url(database).dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + MigrationLock.NUMBER + ")");
            assertThatThrownBy(() -> flyway(1).migrate())
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("advisory lock");
        }
        assertThat(flyway(1).migrate().migrationsExecuted).isEqualTo(LATER_STEPS);
    }

    @Test
    void a_run_waits_for_another_and_says_for_whom_but_not_for_ever() throws Exception {
        List<String> heard = new ArrayList<>();
        MigrationProgress listener = new MigrationProgress() {
            @Override
            public void waits(String forWhom) {
                heard.add(forWhom);
            }
        };
        try (Connection other = server.url(database).dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("set application_name = 'the other run'");
            statement.execute("select pg_advisory_lock(" + MigrationLock.NUMBER + ")");
            MigrationOptions impatient =
                    new MigrationOptions(java.util.Optional.empty(), Duration.ofMillis(300), listener);
            assertThatThrownBy(() -> migratorOf(database, impatient).undoAll())
                    .hasMessageContaining("the other run")
                    .hasMessageContaining("Nothing was done");
            Migrator patient = migratorOf(database, MigrationOptions.defaults().withProgress(listener));
            CompletableFuture<Integer> running = CompletableFuture.supplyAsync(() -> patient.undoTo("9"));
            Thread.sleep(500);
            assertThat(running).isNotDone();
            statement.execute("select pg_advisory_unlock(" + MigrationLock.NUMBER + ")");
            assertThat(running.get()).isEqualTo(LATER_STEPS);
        }
        assertThat(heard).hasSize(2).allMatch(one -> one.contains("the other run"));
    }

    @Test
    void an_up_and_a_down_at_once_take_turns() {
        Migrator other = migratorOf(database, MigrationOptions.defaults());
        List<CompletableFuture<Integer>> running = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            running.add(CompletableFuture.supplyAsync(() -> migrator.undoTo("5")));
            running.add(CompletableFuture.supplyAsync(other::migrate));
        }
        running.forEach(CompletableFuture::join);
        other.migrate();
        assertThat(other.status().isCurrent()).isTrue();
        assertThat(other.history().failed()).isEmpty();
    }

    @Test
    void an_undo_script_that_has_changed_is_named_and_used_only_by_force() throws SQLException {
        server.execute(
                database, "update commonplace.flyway_schema_history set undo_checksum = 1 where version = '008'");
        assertThat(problems(MigrationSteps.ofProduct()))
                .extracting(HistoryProblem::kind)
                .containsExactly(HistoryProblem.Kind.UNDO_CHECKSUM_DIFFERS);
        assertThatThrownBy(() -> migrator.down("7", false))
                .hasMessageContaining("Nothing was done")
                .hasMessageContaining("U008__idempotency.sql has changed");
        assertThat(migrator.down("8", false)).isNotEmpty();
        assertThat(migrator.down("7", true)).hasSize(1);
    }

    @Test
    void a_script_that_has_changed_stops_the_way_up() throws SQLException {
        server.execute(database, "update commonplace.flyway_schema_history set checksum = 1 where version = '003'");
        assertThat(problems(MigrationSteps.ofProduct()))
                .extracting(HistoryProblem::kind)
                .containsExactly(HistoryProblem.Kind.CHECKSUM_DIFFERS);
        assertThatThrownBy(migrator::migrate)
                .hasMessageContaining("Nothing was done")
                .hasMessageContaining("V003__documents.sql");
    }

    @Test
    void a_missing_step_below_applied_ones_and_an_unknown_one_are_named() throws SQLException {
        server.execute(
                database,
                "delete from commonplace.flyway_schema_history where version = '004'",
                "insert into commonplace.flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success)"
                        + " values (1000, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, 'me', 1, true)");
        assertThat(problems(MigrationSteps.ofProduct()))
                .extracting(HistoryProblem::kind)
                .containsExactly(HistoryProblem.Kind.OUT_OF_ORDER, HistoryProblem.Kind.UNKNOWN_VERSION);
    }

    @Test
    void a_database_of_an_older_program_goes_on_and_its_undo_scripts_are_noted() throws SQLException {
        // Without our column, and with an undone step's row deleted, as it was then.
        migrator.down("9", false);
        server.execute(
                database,
                "delete from commonplace.flyway_schema_history where version > '009'",
                "alter table commonplace.flyway_schema_history drop column undo_checksum");
        assertThat(problems(MigrationSteps.ofProduct()))
                .hasSize(9)
                .allMatch(problem -> problem.kind() == HistoryProblem.Kind.UNDO_CHECKSUM_UNRECORDED);
        assertThat(migrator.migrate()).isEqualTo(LATER_STEPS);
        assertThat(problems(MigrationSteps.ofProduct())).isEmpty();
    }

    private List<InterruptedStep> open() throws SQLException {
        try (Connection connection = server.url(database).dataSource().getConnection()) {
            return InterruptedSteps.find(connection, BUILDING);
        }
    }

    private List<HistoryProblem> problems(MigrationSteps steps) throws SQLException {
        try (Connection connection = server.url(database).dataSource().getConnection()) {
            return HistoryProblems.find(connection, steps);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = server.url(database).dataSource().getConnection()) {
            return new DatabaseProbe(connection).text(sql);
        }
    }

    private Migrator withSteps(MigrationSteps steps) {
        return new Migrator(server.url(database).dataSource(), steps, MigrationOptions.defaults());
    }

    private static Migrator migratorOf(String database, MigrationOptions options) {
        return new Migrator(server.url(database).dataSource(), options);
    }

    private Flyway flyway(int lockRetries) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(server.url(database).dataSource())
                .locations("classpath:" + Migrator.LOCATION + "/V*.sql")
                .defaultSchema(SchemaNames.SCHEMA)
                .lockRetryCount(lockRetries)
                .placeholders(Migrator.PLACEHOLDERS);
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }
}
