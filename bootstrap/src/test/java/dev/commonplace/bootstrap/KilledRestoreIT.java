package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores that are killed at any moment, or find the disk full. */
class KilledRestoreIT {
    /** More of them take longer and find more: -Dcrash.rounds=50. */
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 1);

    private static final String FILL = """
            insert into commonplace.tenants (id, slug, name, embedding_model, created_at, updated_at)
            values ('01999d3c-7a10-7c3e-9b51-6d1f0a2b3c01', 'acme', 'Acme', 'all-MiniLM-L6-v2', now(), now());
            insert into commonplace.documents (tenant_id, id, content, content_type, content_hash, character_count, document_date,
                    status, chunk_count, created_at, updated_at)
            select '01999d3c-7a10-7c3e-9b51-6d1f0a2b3c01', gen_random_uuid(), md5(number::text) || md5((-number)::text), 'text/plain',
                   decode(repeat('ab', 32), 'hex'), 64, now(), 'ready', 0, now(), now()
            from generate_series(1, 20000) number""";

    private static final String CHANGE = "delete from commonplace.documents where content < '8'";

    private static final String CHECKSUM = """
            select count(*) || ' ' || coalesce(md5(string_agg(d::text, '' order by id)), '') from commonplace.documents d""";

    private static final String SESSIONS =
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'commonplace-restore'";

    private static final String WRITING = SESSIONS + " and backend_xid is not null";

    /** A part of the time that the transaction takes. */
    private static final long AIMED_PAUSE_MILLIS_MAX = 100;

    private static TestDatabase database;

    @TempDir
    private static Path directory;

    private static Path backup;
    private static String backedUp;
    private static String changed;

    @BeforeAll
    static void backUp() throws Exception {
        database = TestDatabase.create();
        execute(FILL);
        backedUp = text(CHECKSUM);
        backup = directory.resolve("whole.backup");
        finish("db", "backup", backup.toString());
        execute(CHANGE);
        changed = text(CHECKSUM);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void a_killed_restore_leaves_everything_as_it_was_and_the_next_one_is_whole() throws Exception {
        String[] restore = {"db", "restore", backup.toString(), "--replace", "--yes"};
        long wholeMillis = finish(restore);
        assertThat(text(CHECKSUM)).isEqualTo(backedUp);
        execute(CHANGE);
        Random random = new Random(11);
        int hits = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            boolean aimed = round % 2 == 1;
            long afterMillis =
                    aimed ? random.nextLong(AIMED_PAUSE_MILLIS_MAX) : random.nextLong(wholeMillis / 4, wholeMillis);
            boolean writing = kill(afterMillis, aimed, restore);
            awaitNoSession();
            String rows = text(CHECKSUM);
            assertThat(rows).as("killed after " + afterMillis + " ms").isIn(changed, backedUp);
            if (rows.equals(backedUp)) {
                execute(CHANGE);
            } else if (writing) {
                hits++;
            }
        }
        assertThat(hits)
                .as("kills of %d that hit a transaction that had written", ROUNDS)
                .isPositive();

        finish(restore);
        assertThat(text(CHECKSUM)).isEqualTo(backedUp);
        execute(CHANGE);
    }

    @Test
    void a_killed_backup_leaves_nothing_under_its_name_and_the_next_one_clears_up() throws Exception {
        Path target = Files.createDirectory(directory.resolve("backups"));
        Path file = target.resolve("all.backup");
        String[] command = {"db", "backup", file.toString(), "--force"};
        long wholeMillis = finish(command);
        Files.delete(file);
        Random random = new Random(12);
        for (int round = 1; round <= ROUNDS; round++) {
            killAfter(random.nextLong(wholeMillis / 4, wholeMillis), command);
            if (Files.deleteIfExists(requireWhole(file))) {
                assertThat(names(target)).isEmpty();
            }
        }

        finish(command);
        assertThat(names(target)).containsExactly("all.backup");
        requireWhole(file);
    }

    @Test
    void a_full_disk_is_told_and_nothing_is_left() throws Exception {
        Path target = Files.createDirectory(directory.resolve("full"));
        String limited =
                "ulimit -f 512; exec sh " + CommandProcess.COMMAND + " db backup " + target.resolve("all.backup");
        try (CommandProcess command = CommandProcess.run(settings(), List.of("sh", "-c", limited))) {
            assertThat(command.awaitEnd()).as(command.err()).isEqualTo(1);
            assertThat(command.err())
                    .contains("cannot be written: File too large")
                    .doesNotContain("\tat ");
        }
        assertThat(names(target)).isEmpty();
    }

    private static Path requireWhole(Path file) throws IOException {
        if (Files.exists(file)) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                assertThat(zip.getEntry("manifest.json")).isNotNull();
            }
        }
        return file;
    }

    private static long finish(String... arguments) {
        long begin = System.nanoTime();
        try (CommandProcess command = CommandProcess.start(settings(), arguments)) {
            assertThat(command.awaitEnd()).as(command.err()).isZero();
        }
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    private static void killAfter(long millis, String... arguments) throws InterruptedException {
        try (CommandProcess command = CommandProcess.start(settings(), arguments)) {
            Thread.sleep(millis);
            command.kill();
        }
    }

    /**
     * Kills a restore at some moment.
     *
     * @param aimed whether the time begins when its transaction has written something
     * @return whether it had, and was not over, just before it was killed
     */
    private static boolean kill(long afterMillis, boolean aimed, String... restore)
            throws InterruptedException, SQLException {
        try (CommandProcess command = CommandProcess.start(settings(), restore)) {
            long end = System.nanoTime() + CommandProcess.PATIENCE.toNanos();
            while (aimed && text(WRITING).equals("0")) {
                assertThat(command.isAlive()).as(command.err()).isTrue();
                assertThat(System.nanoTime()).as("a restore that writes").isLessThan(end);
            }
            Thread.sleep(afterMillis);
            boolean writing = !text(WRITING).equals("0");
            command.kill();
            return writing;
        }
    }

    /** What the killed one had started ends by itself, as nobody talks to it any more. */
    private static void awaitNoSession() throws SQLException {
        long end = System.nanoTime() + CommandProcess.PATIENCE.toNanos();
        while (!text(SESSIONS).equals("0")) {
            assertThat(System.nanoTime()).as("sessions that go on").isLessThan(end);
            CommandProcess.pause();
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "DATABASE_URL",
                database.url().secretText(),
                "COMMONPLACE_DATA",
                directory.resolve("data").toString());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = database.url().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.url().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
