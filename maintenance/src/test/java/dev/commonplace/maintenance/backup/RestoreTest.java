package dev.commonplace.maintenance.backup;

import static dev.commonplace.maintenance.SampleLibrary.checksums;
import static dev.commonplace.maintenance.SampleLibrary.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.maintenance.ChangedArchive;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OrdinaryOwner;
import dev.commonplace.maintenance.SampleLibrary;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.archive.Progress;
import dev.commonplace.migrations.MigrationLock;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    private static final InstalledClients CLIENTS = InstalledClients.find(System.getenv());

    /** A few bytes of a ZIP file mean nothing, such as the time of an entry. */
    private static final int FLIPS = 60;

    @TempDir
    private static Path directory;

    private static TestDatabase source;
    private static Path file;
    private static Map<String, String> rows;

    @BeforeAll
    static void backUp() throws SQLException {
        source = TestDatabase.create();
        SampleLibrary.fill(source.url());
        file = directory.resolve("all.backup");
        BackupTest.backup(source.url(), CLIENTS).to(file, false, Progress.NONE);
        rows = checksums(source.url());
    }

    @AfterAll
    static void drop() {
        source.close();
    }

    @Test
    void what_was_dropped_comes_back_as_it_was() throws SQLException {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            RestoreDatabase.Restored restored = restore(database.url(), file, false, false);

            assertThat(checksums(database.url())).isEqualTo(rows);
            assertThat(restored.differences()).isEmpty();
            assertThat(restored.pending()).isEmpty();
            showsEachTenantItsOwnThroughViews(database.url());
            assertThat(SampleLibrary.text(
                            database.url(), "select reltuples from pg_class where oid = 'documents'::regclass"))
                    .isEqualTo("4");
        }
    }

    @Test
    void another_owner_restores_what_had_default_privileges_of_one_who_is_gone() throws SQLException {
        try (OrdinaryOwner into = OrdinaryOwner.ofEmptyDatabase()) {
            Path backup = directory.resolve("privileges.backup");
            Map<String, String> before;
            try (OrdinaryOwner gone = OrdinaryOwner.ofEmptyDatabase()) {
                new Migrator(gone.url().dataSource()).migrate();
                SampleLibrary.fill(gone.superuserUrl());
                run(
                        gone.url(),
                        "alter default privileges in schema commonplace grant select on tables to commonplace_service");
                run(gone.url(), "alter default privileges in schema commonplace grant execute on functions to public");
                BackupTest.backup(gone.url(), CLIENTS).to(backup, false, Progress.NONE);
                before = checksums(gone.superuserUrl());
            }

            RestoreDatabase.Restored restored = restore(into.url(), backup, false, false);

            assertThat(checksums(into.superuserUrl())).isEqualTo(before);
            assertThat(restored.differences()).isEmpty();
            assertThat(SampleLibrary.text(into.superuserUrl(), "select count(*) from pg_default_acl"))
                    .isEqualTo("0");
            showsEachTenantItsOwnThroughViews(into.url());
        }
    }

    private static void showsEachTenantItsOwnThroughViews(DatabaseUrl owner) throws SQLException {
        assertThat(
                        SampleLibrary.text(
                                owner,
                                "select string_agg(distinct relowner::regrole::text, ', ') from pg_class where relname ~ '^tenant_' and relkind = 'v'"))
                .isEqualTo("commonplace_lookup");
        assertThat(SampleLibrary.text(
                        owner, "select has_schema_privilege('commonplace_lookup', 'commonplace', 'create')"))
                .isEqualTo("f");
        try (Connection connection = owner.dataSource().getConnection()) {
            Sql sql = new Sql(connection);
            sql.run("set search_path to commonplace, public; set role commonplace_service");
            String counts =
                    "select concat_ws(' ', (select count(*) from tenant_documents), count(*), min(tenant_id::text))"
                            + " from tenant_chunk_terms where terms @@ 'wing'";
            assertThat(sql.text(counts)).isEqualTo("0 0");
            for (UUID tenant : List.of(SampleLibrary.ACME, SampleLibrary.OTHER)) {
                sql.run("set app.tenant = '" + tenant + "'");
                assertThat(sql.text(counts)).isEqualTo("2 2 " + tenant);
            }
        }
    }

    @Test
    void a_backup_from_before_the_views_comes_back_as_it_was() throws SQLException {
        try (OrdinaryOwner from = OrdinaryOwner.ofEmptyDatabase();
                OrdinaryOwner into = OrdinaryOwner.ofEmptyDatabase()) {
            new Migrator(from.url().dataSource()).migrateTo("027");
            SampleLibrary.fill(from.superuserUrl());
            Path backup = directory.resolve("before-the-views.backup");
            BackupTest.backup(from.url(), CLIENTS).to(backup, false, Progress.NONE);

            RestoreDatabase.Restored restored = restore(into.url(), backup, false, false);

            assertThat(restored.differences()).isEmpty();
            assertThat(restored.pending()).startsWith("028", "029");
            new Migrator(into.url().dataSource()).migrate();
            showsEachTenantItsOwnThroughViews(into.url());
        }
    }

    @Test
    void after_every_step_was_taken_back_there_is_room_again() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            new Migrator(database.url().dataSource()).undoAll();

            restore(database.url(), file, false, false);

            assertThat(checksums(database.url())).isEqualTo(rows);
        }
    }

    @Test
    void what_is_there_is_replaced_only_when_told() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            run(database.url(), "create table newer_than_the_backup (id integer)");
            Map<String, String> before = checksums(database.url());

            assertThatThrownBy(() -> restore(database.url(), file, false, false))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("is not empty")
                    .hasMessageContaining("--replace");
            assertThat(checksums(database.url())).isEqualTo(before);

            restore(database.url(), file, true, false);
            assertThat(checksums(database.url())).isEqualTo(rows);
        }
    }

    @Test
    void a_replacement_that_fails_at_the_very_end_loses_nothing() throws Exception {
        Path wrong = manifest("\"documents\" : 4", "\"documents\" : 5");
        try (TestDatabase database = TestDatabase.create()) {
            SampleLibrary.fill(database.url());
            run(database.url(), "delete from documents where external_id = 'document-1'");
            Map<String, String> before = checksums(database.url());

            assertThatThrownBy(() -> restore(database.url(), wrong, true, false))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("Nothing was restored")
                    .hasMessageContaining("the table documents has 4 rows instead of 5");
            assertThat(checksums(database.url())).isEqualTo(before);
        }
    }

    @Test
    void a_connection_that_is_lost_in_the_middle_leaves_what_was_there() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> before = checksums(database.url());
            RestoreDatabase restore = new RestoreDatabase(database.url(), CLIENTS);
            RestoreDatabase.Plan plan = restore.plan(file, true, false, Progress.NONE);
            Thread cut = Thread.ofVirtual().start(() -> terminate(database.url()));

            assertThatThrownBy(() -> restore.run(plan, Progress.NONE))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("Nothing was restored")
                    .hasMessageContaining("terminating connection");
            cut.join();
            assertThat(checksums(database.url())).isEqualTo(before);
        }
    }

    private static void terminate(DatabaseUrl url) {
        try {
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < end
                    && !SampleLibrary.text(
                                    url,
                                    "select pg_terminate_backend(pid) from pg_stat_activity"
                                            + " where application_name = 'commonplace-restore' and datname = current_database()")
                            .equals("t")) {
                Thread.sleep(1);
            }
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void a_running_migration_is_not_restored_into() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection migration = database.url().dataSource().getConnection()) {
            Map<String, String> before = checksums(database.url());
            new Sql(migration).run("select pg_advisory_lock(" + MigrationLock.NUMBER + ")");
            assertThatThrownBy(() -> restore(database.url(), file, true, false))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("Nothing was restored")
                    .hasMessageContaining("another run changes the schema at this moment");
            assertThat(checksums(database.url())).isEqualTo(before);

            new Sql(migration).run("select pg_advisory_unlock(" + MigrationLock.NUMBER + ")");
            restore(database.url(), file, true, false);
            assertThat(checksums(database.url())).isEqualTo(rows);
        }
    }

    @Test
    void a_migration_waits_for_a_restore() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Progress migrating = new Progress() {
                private final AtomicBoolean begun = new AtomicBoolean();

                @Override
                public void stage(String what) {}

                @Override
                public void detail(String howFar) {
                    if (begun.compareAndSet(false, true)) {
                        awaitTurnTaken(database.url());
                    }
                }
            };
            RestoreDatabase restore = new RestoreDatabase(database.url(), CLIENTS);
            RestoreDatabase.Plan plan = restore.plan(file, true, false, Progress.NONE);

            RestoreDatabase.Restored unused = restore.run(plan, migrating);

            assertThat(SampleLibrary.text(database.url(), "select pg_try_advisory_lock(" + MigrationLock.NUMBER + ")"))
                    .isEqualTo("t");
        }
    }

    /** While a restore goes on, as it does not before it has read its file. */
    private static void awaitTurnTaken(DatabaseUrl url) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try {
            while (!SampleLibrary.text(
                            url,
                            "select count(*) from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory'"
                                    + " and application_name = 'commonplace-restore' and datname = current_database()")
                    .equals("1")) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(1);
            }
            assertThat(SampleLibrary.text(url, "select pg_try_advisory_lock(" + MigrationLock.NUMBER + ")"))
                    .isEqualTo("f");
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void a_running_service_stands_in_the_way() throws SQLException {
        try (TestDatabase database = TestDatabase.createEmpty();
                Connection service = database.url()
                        .with("ApplicationName", "commonplace")
                        .dataSource()
                        .getConnection()) {
            assertThatThrownBy(() -> restore(database.url(), file, false, false))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("Stop the service first");

            restore(database.url(), file, false, true);
            assertThat(service.isValid(1)).isTrue();
            assertThat(checksums(database.url())).isEqualTo(rows);
        }
    }

    @Test
    void an_older_backup_comes_back_and_says_which_steps_it_lacks() throws SQLException {
        try (TestDatabase older = TestDatabase.createEmpty();
                TestDatabase database = TestDatabase.createEmpty()) {
            new Migrator(older.url().dataSource()).migrateTo("008");
            SampleLibrary.fill(older.url());
            Path backup = directory.resolve("older.backup");
            BackupTest.backup(older.url(), CLIENTS).to(backup, false, Progress.NONE);

            assertThat(restore(database.url(), backup, false, false).pending()).startsWith("009", "010");

            new Migrator(database.url().dataSource()).migrate();
            assertThat(checksums(database.url()).get("commonplace.documents"))
                    .isEqualTo(rows.get("commonplace.documents"));
        }
    }

    @Test
    void what_this_program_or_server_cannot_take_is_refused_before_anything_happens() throws IOException {
        refuses(manifest("\"schema_version\" : \"[0-9]+\"", "\"schema_version\" : \"999\""), "does not know");
        refuses(
                manifest("\"postgresql_major_version\" : [0-9]+", "\"postgresql_major_version\" : 99"),
                "into the same version or a newer one");
        refuses(manifest("\"format_version\" : 1", "\"format_version\" : 2"), "version 2 of its format");
        refuses(
                manifest("\"format\" : \"commonplace-backup\"", "\"format\" : \"commonplace-tenant\""),
                "is not a backup");
        refuses(manifest("\"roles\" : \\[", "\"roles\" : [ \"nobody_knows\","), "nobody_knows");
        refuses(manifest("\"roles\" : \\[", "\"roles\" : [ \"commonplace_\\$role\\$;\","), "commonplace_$role$;");
        for (String table : List.of("documents$rows$; select 1 --", "Documents", "a\\\\nb", "")) {
            refuses(manifest("\"documents\" : 4", "\"" + table.replace("$", "\\$") + "\" : 4"), "as no backup does");
        }
        refuses(manifest("\"documents\" : 4", "\"documents\" : null"), "how many rows");
        refuses(manifest("\"dump\"", "\"pump\""), "its manifest lacks something");
        refuses(directory.resolve("none"), "There is no file");
    }

    @Test
    void a_file_that_is_cut_off_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 100, whole.length / 2, whole.length - 100, whole.length - 1}) {
            refuses(Files.write(directory.resolve("cut.backup"), Arrays.copyOf(whole, length)), "cut.backup");
        }
    }

    @Test
    void a_changed_byte_is_refused_or_changes_nothing_of_the_content() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        Path changed = directory.resolve("changed.backup");
        int refused = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(changed, bytes);
            refused += isRefused(changed) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(FLIPS * 9 / 10);
    }

    private static boolean isRefused(Path changed) {
        try {
            new RestoreDatabase(source.url(), CLIENTS).plan(changed, true, true, Progress.NONE);
            return false;
        } catch (MaintenanceException damaged) {
            assertThat(damaged).hasMessageContaining(changed.toString());
            return true;
        }
    }

    private static void refuses(Path backup, String reason) {
        assertThatThrownBy(() -> new RestoreDatabase(source.url(), CLIENTS).plan(backup, true, true, Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining(reason);
    }

    private static Path manifest(String pattern, String replacement) throws IOException {
        return ChangedArchive.of(file, "manifest.json", manifest -> {
            String changed = manifest.replaceFirst(pattern, replacement);
            assertThat(changed).isNotEqualTo(manifest);
            return changed;
        });
    }

    private static RestoreDatabase.Restored restore(DatabaseUrl url, Path backup, boolean replace, boolean force) {
        RestoreDatabase restore = new RestoreDatabase(url, CLIENTS);
        return restore.run(restore.plan(backup, replace, force, Progress.NONE), Progress.NONE);
    }
}
