package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.RowsOfEveryTable;
import dev.commonplace.migrations.HistoryProblems;
import dev.commonplace.migrations.InterruptedStep;
import dev.commonplace.migrations.InterruptedSteps;
import dev.commonplace.migrations.MigrationStep;
import dev.commonplace.migrations.MigrationSteps;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.catalogue.Catalogue;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Commands that change the schema are killed at random moments, alone, with the server's process that works for them, or with the whole
 * server. Then what is open must have a name, one command must bring everything in order, and nothing may be lost.
 *
 * <p>{@code -Dcrash.rounds} says how often, {@code -Dcrash.seed} repeats the moments of a run, {@code -Dcrash.rows} makes the
 * indexes larger that are built.
 */
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
    private static final int ROWS = Integer.getInteger("crash.rows", 20_000);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int TRIES_PER_ROUND = 5;
    private static final int WINDOW_BEGIN_MILLIS = 150;
    private static final int WINDOW_MIN_MILLIS = 20;
    private static final String INVALID =
            "select relname from pg_class join pg_index on indexrelid = oid where not indisvalid";

    private static final String BUILDERS =
            "from pg_stat_activity where state = 'active' and query ~* '\\mcreate index\\s+concurrently'"
                    + " and datname = current_database() and pid <> pg_backend_pid() and wait_event_type = 'Lock'";
    private static final String BUILDING = "select count(*) " + BUILDERS;

    private static final List<CrashScenario> SCENARIOS = List.of(
            CrashScenario.up("up", "at_three"),
            CrashScenario.down("down", "at_newest"),
            CrashScenario.up("concurrent build", "before_building"));

    private static CrashedDatabase database;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> windowMillis = new HashMap<>();
    private final List<String> told = new ArrayList<>();

    /** Who dies. */
    private enum Strike {
        COMMAND,
        COMMAND_AND_BACKEND,
        COMMAND_AND_SERVER
    }

    @BeforeAll
    static void prepare() throws SQLException {
        database = new CrashedDatabase();
        Migrator migrator = new Migrator(database.owner());
        migrator.migrate();
        database.execute(RowsOfEveryTable.sql());
        database.execute("""
                insert into commonplace.audit_log (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id)
                select tenant_id, gen_random_uuid(), occurred_at - number * interval '1 second', actor_kind, actor_id, action,
                       resource_type, resource_id
                from commonplace.audit_log, generate_series(1, %d) as number""".formatted(ROWS));
        database.keepAs("at_newest");
        migrator.undoTo(versionBeforeFirstBuild());
        database.keepAs("before_building");
        migrator.undoTo("003");
        database.keepAs("at_three");
    }

    private static String versionBeforeFirstBuild() {
        List<MigrationStep> steps = MigrationSteps.ofProduct().all();
        for (int index = 1; index < steps.size(); index++) {
            if (!steps.get(index).isTransactional()) {
                return steps.get(index - 1).version();
            }
        }
        throw new AssertionError("No step builds an index concurrently.");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void whatever_is_killed_when_one_command_brings_it_in_order_and_nothing_is_lost() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CrashScenario scenario = SCENARIOS.get(round % SCENARIOS.size());
            Strike strike = Strike.values()[(round + round / SCENARIOS.size()) % Strike.values().length];
            String where = "round " + round + ": " + scenario.name() + ", " + strike + ", -Dcrash.seed=" + SEED;
            database.resetTo(scenario.template());
            SortedMap<String, String> before = database.sums();
            boolean killed = false;
            for (int attempt = 0; attempt < TRIES_PER_ROUND && !killed; attempt++) {
                database.resetTo(scenario.template());
                killed = kill(scenario, strike);
            }
            assertThat(killed).as(where + ": it was still running").isTrue();
            check(scenario, before, where);
        }
        told.forEach(System.out::println);
    }

    @Test
    void a_build_that_goes_on_without_its_command_is_waited_for_and_mended_however_it_ends() throws Exception {
        for (boolean ended : List.of(true, false)) {
            database.resetTo("before_building");
            SortedMap<String, String> before = database.sums();
            try (Connection reader = database.owner().getConnection();
                    Statement open = reader.createStatement()) {
                reader.setAutoCommit(false);
                // The build waits for it, so that it goes on when its command is dead; its session may still have the
                // lock.
                open.execute("lock table commonplace.audit_log in row exclusive mode");
                try (CommandProcess killed = CommandProcess.start(database.settings(), "db", "up")) {
                    awaitValue(BUILDING, "1");
                    killed.kill();
                }
                assertThat(database.values(BUILDING)).as("the build goes on").containsExactly("1");
                try (CommandProcess mend = CommandProcess.start(database.settings(), "db", "up")) {
                    while (mend.isAlive() && !mend.err().contains("Waiting for")) {
                        sleep(20);
                    }
                    assertThat(mend.isAlive()).as(mend.out() + mend.err()).isTrue();
                    if (ended) {
                        database.values("select pg_terminate_backend(pid) " + BUILDERS);
                    }
                    reader.rollback();
                    assertThat(mend.awaitEnd()).as(mend.out() + mend.err()).isZero();
                }
            }
            checkWhole("a build that " + (ended ? "was ended" : "came to its end"));
            assertThat(common(database.sums(), before)).isEqualTo(before);
        }
    }

    private static void awaitValue(String sql, String value) throws SQLException {
        long end = System.nanoTime() + CommandProcess.PATIENCE.toNanos();
        while (!database.values(sql).equals(List.of(value))) {
            assertThat(System.nanoTime()).as(sql).isLessThan(end);
            sleep(20);
        }
    }

    /** Whether it was running when it was killed. */
    private boolean kill(CrashScenario scenario, Strike strike) throws SQLException {
        boolean withServer = strike == Strike.COMMAND_AND_SERVER;
        if (withServer) {
            database.stopServer();
        }
        int window = windowMillis.getOrDefault(scenario.name(), WINDOW_BEGIN_MILLIS);
        boolean running;
        try (CommandProcess command =
                CommandProcess.start(database.settings(), scenario.command().toArray(String[]::new))) {
            awaitBegun(command, scenario);
            sleep(random.nextInt(window));
            running = command.isAlive();
            if (running && strike == Strike.COMMAND_AND_BACKEND) {
                database.killBackends();
            }
            Optional<ProcessHandle> server = database.server();
            command.kill();
            if (withServer) {
                server.ifPresent(DataDirectory::awaitGone);
                database.startServer();
            }
        }
        database.awaitQuiet();
        // Later where it was early, earlier where all was done.
        windowMillis.put(
                scenario.name(), isDone(scenario) ? Math.max(window * 2 / 3, WINDOW_MIN_MILLIS) : window * 3 / 2);
        return running;
    }

    private static boolean isDone(CrashScenario scenario) throws SQLException {
        SchemaStatus status = new Migrator(database.owner()).status();
        return scenario.dropsData() ? status.applied().isEmpty() : status.isCurrent();
    }

    private static void awaitBegun(CommandProcess command, CrashScenario scenario) {
        Pattern begun = Pattern.compile(scenario.begun());
        while (command.isAlive() && !begun.matcher(command.err()).find()) {
            sleep(2);
        }
    }

    private void check(CrashScenario scenario, SortedMap<String, String> before, String where) throws SQLException {
        List<InterruptedStep> open = open();
        assertThat(open).extracting(InterruptedStep::name).as(where + ": open").containsAll(database.values(INVALID));
        SortedMap<String, String> left = common(database.sums(), before);
        assertThat(left)
                .as(where + ": data when it was dead")
                .isEqualTo(scenario.dropsData() ? common(before, left) : before);
        if (!open.isEmpty()) {
            try (CommandProcess verify = CommandProcess.start(database.settings(), "db", "verify")) {
                assertThat(verify.awaitEnd())
                        .as(where + verify.out() + verify.err())
                        .isEqualTo(1);
                open.forEach(one -> assertThat(verify.out()).as(where).contains(one.name()));
            }
        }
        told.add(where + ": was at "
                + new Migrator(database.owner()).status().currentVersion().orElse("0") + ", open: " + open);

        try (CommandProcess mend =
                CommandProcess.start(database.settings(), scenario.mend().toArray(String[]::new))) {
            assertThat(mend.awaitEnd()).as(where + mend.out() + mend.err()).isZero();
        }

        checkWhole(where);
        assertThat(common(database.sums(), left))
                .as(where + ": data in the end")
                .isEqualTo(left);
    }

    private static void checkWhole(String where) throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            assertThat(Catalogue.read(connection))
                    .as(where + ": schema")
                    .isEqualTo(ExpectedCatalogue.load()
                            .ofVersion(MigrationSteps.ofProduct().newest().version()));
            assertThat(HistoryProblems.find(connection)).as(where + ": history").isEmpty();
            assertThat(InterruptedSteps.find(connection)).as(where + ": open").isEmpty();
        }
    }

    private static List<InterruptedStep> open() throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            return InterruptedSteps.find(connection);
        }
    }

    private static SortedMap<String, String> common(Map<String, String> sums, Map<String, String> others) {
        SortedMap<String, String> common = new TreeMap<>(sums);
        common.keySet().retainAll(others.keySet());
        return common;
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
