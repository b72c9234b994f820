package dev.commonplace.maintenance.backup;

import static dev.commonplace.maintenance.SampleLibrary.checksums;
import static dev.commonplace.maintenance.SampleLibrary.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OrdinaryOwner;
import dev.commonplace.maintenance.SampleLibrary;
import dev.commonplace.maintenance.archive.Progress;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.DatabaseProblemException;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final InstalledClients CLIENTS = InstalledClients.find(System.getenv());
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private static TestDatabase database;

    @TempDir
    private Path directory;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        SampleLibrary.fill(database.url());
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void an_owner_without_special_rights_backs_up_every_row_and_another_brings_them_back() throws Exception {
        try (OrdinaryOwner from = OrdinaryOwner.ofEmptyDatabase();
                OrdinaryOwner into = OrdinaryOwner.ofEmptyDatabase()) {
            new Migrator(from.url().dataSource()).migrate();
            SampleLibrary.fill(from.superuserUrl());
            Path file = directory.resolve("all.backup");

            BackupManifest manifest =
                    backup(from.url(), CLIENTS).to(file, false, Progress.NONE).manifest();
            RestoreDatabase restore = new RestoreDatabase(into.url(), CLIENTS);
            RestoreDatabase.Restored restored =
                    restore.run(restore.plan(file, false, false, Progress.NONE), Progress.NONE);

            assertThat(manifest.tables())
                    .containsEntry("documents", 4L)
                    .containsEntry("operator_keys", 1L)
                    .containsKey("flyway_schema_history");
            assertThat(manifest.createdAt()).isEqualTo("2026-11-21T12:00:00Z");
            assertThat(checksums(into.superuserUrl())).isEqualTo(checksums(from.superuserUrl()));
            assertThat(restored.pending()).isEmpty();
            assertThat(restored.differences()).isEmpty();
        }
    }

    @Test
    void rows_that_come_while_it_is_written_are_not_in_it() throws SQLException {
        Path file = directory.resolve("all.backup");
        Progress busy = new Progress() {
            @Override
            public void stage(String what) {
                if (what.startsWith("Writing")) {
                    change("insert into lexeme_statistics values ('" + SampleLibrary.ACME + "', 'late', 1)");
                }
            }

            @Override
            public void detail(String howFar) {}
        };

        BackupManifest manifest =
                backup(database.url(), CLIENTS).to(file, false, busy).manifest();
        change("delete from lexeme_statistics where lexeme = 'late'");

        assertThat(manifest.tables()).containsEntry("lexeme_statistics", 2L);
    }

    @Test
    void where_a_policy_hides_rows_there_is_no_backup_that_lacks_them() throws SQLException {
        try (OrdinaryOwner owner = OrdinaryOwner.ofEmptyDatabase()) {
            new Migrator(owner.url().dataSource()).migrate();
            owner.asSuperuser("drop policy owner_access on commonplace.chunks");
            owner.asSuperuser("create policy small on commonplace.documents as restrictive using (chunk_count < 5)");

            assertThatThrownBy(() ->
                            backup(owner.url(), CLIENTS).to(directory.resolve("all.backup"), false, Progress.NONE))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("hides rows of chunks, documents.")
                    .hasMessageContaining("commonplace db doctor --fix");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void only_its_owner_may_read_it_and_it_takes_no_other_files_place_unasked() throws IOException {
        Path file = directory.resolve("all.backup");
        backup(database.url(), CLIENTS).to(file, false, Progress.NONE);
        byte[] first = Files.readAllBytes(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> backup(database.url(), CLIENTS).to(file, false, Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("--force");
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(backup(database.url(), CLIENTS).to(file, true, Progress.NONE).bytes())
                .isEqualTo(Files.size(file));
        assertThat(names()).containsExactly("all.backup");
    }

    @Test
    void of_two_at_once_to_one_name_the_second_is_refused_and_the_first_is_whole() throws IOException {
        Path file = directory.resolve("all.backup");
        backup(database.url(), CLIENTS).to(file, false, Progress.NONE);
        byte[] earlier = Files.readAllBytes(file);
        List<String> refusedAt = new ArrayList<>();
        Progress second = new Progress() {
            @Override
            public void stage(String what) {
                assertThatThrownBy(() -> backup(database.url(), CLIENTS).to(file, true, Progress.NONE))
                        .isInstanceOf(MaintenanceException.class)
                        .hasMessageContaining("Another program is writing");
                assertThat(file).hasBinaryContent(earlier);
                refusedAt.add(what);
            }

            @Override
            public void detail(String howFar) {}
        };

        BackupDatabase.Made made = backup(database.url(), CLIENTS).to(file, true, second);

        assertThat(refusedAt).hasSize(3);
        assertThat(file).hasSize(made.bytes());
        assertThat(new RestoreDatabase(database.url(), CLIENTS)
                        .plan(file, true, true, Progress.NONE)
                        .manifest())
                .isEqualTo(made.manifest());
        assertThat(names()).containsExactly("all.backup");
    }

    @Test
    void a_killed_pg_dump_is_told_and_leaves_nothing() throws IOException {
        Path real = CLIENTS.forVersion(15).directory();
        Path fake = Files.createDirectory(directory.resolve("bin"));
        for (String untouched : List.of("pg_restore", "psql")) {
            script(fake.resolve(untouched), "exec %s/%s \"$@\"".formatted(real, untouched));
        }
        script(fake.resolve("pg_dump"), """
                case "$1" in --version) exec %s/pg_dump --version;; esac
                echo PGDMP
                kill -9 $$
                """.formatted(real));
        Path target = Files.createDirectory(directory.resolve("backups"));

        assertThatThrownBy(() -> backup(database.url(), new InstalledClients(List.of(fake), System.getenv()))
                        .to(target.resolve("all.backup"), false, Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("pg_dump has failed: it was ended by signal 9");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void without_the_programs_it_says_what_to_install() {
        assertThatThrownBy(() -> backup(database.url(), new InstalledClients(List.of(directory), Map.of()))
                        .to(directory.resolve("all.backup"), false, Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("apt-get install postgresql-client-");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_wrong_password_is_told_before_anything_else() {
        DatabaseUrl url = database.url();
        DatabaseUrl wrong = new DatabaseUrl(url.hosts(), url.database(), url.user(), Optional.of("wrong"), Map.of());

        assertThatThrownBy(() -> backup(wrong, CLIENTS).to(directory.resolve("all.backup"), false, Progress.NONE))
                .isInstanceOf(DatabaseProblemException.class)
                .hasMessageContaining("password");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void of_several_servers_all_parts_of_it_take_the_same() {
        DatabaseUrl url = database.url();
        List<DatabaseUrl.Host> hosts =
                List.of(new DatabaseUrl.Host("127.0.0.1", 1), url.hosts().getFirst());
        DatabaseUrl several = new DatabaseUrl(hosts, url.database(), url.user(), url.password(), Map.of());

        assertThat(backup(several, CLIENTS)
                        .to(directory.resolve("all.backup"), false, Progress.NONE)
                        .manifest()
                        .rows())
                .isPositive();
    }

    @Test
    void a_place_that_cannot_be_written_is_told() {
        assertThatThrownBy(() ->
                        backup(database.url(), CLIENTS).to(directory.resolve("none/all.backup"), false, Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("There is no directory");
        assertThatThrownBy(() -> backup(database.url(), CLIENTS).to(directory, false, Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void a_table_that_no_restore_would_take_is_told_before() throws SQLException {
        change("create table \"a $rows$; b\" (id integer)");
        try {
            assertThatThrownBy(() ->
                            backup(database.url(), CLIENTS).to(directory.resolve("all.backup"), false, Progress.NONE))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("names a restore does not take: a $rows$; b. Move");
            assertThat(directory).isEmptyDirectory();
        } finally {
            change("drop table \"a $rows$; b\"");
        }
    }

    @Test
    void rows_without_parents_are_told_as_no_restore_would_take_them() throws SQLException {
        try (OrdinaryOwner owner = OrdinaryOwner.ofEmptyDatabase()) {
            new Migrator(owner.url().dataSource()).migrate();
            owner.asSuperuser("set session_replication_role = replica; insert into commonplace.lexeme_statistics"
                    + " (tenant_id, lexeme, chunk_count) values (gen_random_uuid(), 'ghost', 0)");

            assertThatThrownBy(() ->
                            backup(owner.url(), CLIENTS).to(directory.resolve("all.backup"), false, Progress.NONE))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("1 rows of commonplace.lexeme_statistics point to rows of"
                            + " commonplace.tenants that are missing: such a backup could not be restored");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void an_owner_who_may_not_read_statistics_sees_the_service_of_another_account() throws SQLException {
        try (OrdinaryOwner owner = OrdinaryOwner.ofEmptyDatabase();
                Connection service = owner.superuserUrl().dataSource().getConnection();
                Statement statement = service.createStatement()) {
            assertThat(RestoreTarget.look(owner.url(), List.of()).services()).isZero();
            statement.execute("set application_name = 'commonplace'");

            assertThat(RestoreTarget.look(owner.url(), List.of()).services()).isEqualTo(1);
        }
    }

    @Test
    void an_empty_database_is_not_worth_a_backup() {
        try (TestDatabase empty = TestDatabase.createEmpty()) {
            assertThatThrownBy(() ->
                            backup(empty.url(), CLIENTS).to(directory.resolve("all.backup"), false, Progress.NONE))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("nothing to back up");
        }
    }

    static BackupDatabase backup(DatabaseUrl url, InstalledClients clients) {
        return new BackupDatabase(url, clients, "1.2.3", CLOCK);
    }

    private static void change(String sql) {
        try {
            run(database.url(), sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
