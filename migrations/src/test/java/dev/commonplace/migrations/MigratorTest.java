package dev.commonplace.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigratorTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static ServerOfTheTests server;

    private String database;
    private Migrator migrator;

    @BeforeAll
    static void start() throws IOException {
        server = ServerOfTheTests.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = newDatabase();
        migrator = migratorOf(database);
    }

    @Test
    void the_status_of_an_empty_database_changes_nothing_in_it() throws SQLException {
        SchemaStatus status = migrator.status();
        assertThat(status.currentVersion()).isEmpty();
        assertThat(status.pending()).isNotEmpty();
        assertThat(status.isCurrent()).isFalse();
        server.execute(database, "create schema commonplace");
    }

    @Test
    void migrating_applies_everything_once() {
        int steps = migrator.status().pending().size();
        assertThat(migrator.migrate()).isEqualTo(steps);
        assertThat(migrator.migrate()).isZero();
        SchemaStatus status = migrator.status();
        assertThat(status.isCurrent()).isTrue();
        assertThat(status.applied()).hasSize(steps);
        assertThat(status.currentVersion()).contains(status.applied().getLast().version());
    }

    @Test
    void undo_stops_at_the_version_that_is_to_stay() {
        migrator.migrate();
        List<SchemaStatus.Step> applied = migrator.status().applied();
        String stays = applied.get(1).version();
        assertThat(migrator.undoTo(stays)).isEqualTo(applied.size() - 2);
        assertThat(migrator.status().currentVersion()).contains(stays);
        assertThat(migrator.migrate()).isEqualTo(applied.size() - 2);
    }

    @Test
    void undo_all_takes_back_every_step_and_can_be_repeated() {
        int steps = migrator.migrate();
        assertThat(migrator.undoAll()).isEqualTo(steps);
        assertThat(migrator.undoAll()).isZero();
        assertThat(migrator.status().currentVersion()).isEmpty();
        assertThat(migrator.migrate()).isEqualTo(steps);
    }

    @Test
    void a_step_that_cannot_be_taken_back_stays_with_its_row() throws SQLException {
        migrator.migrate();
        SchemaStatus before = migrator.status();
        server.execute(database, "create view public.depends as select * from commonplace.tenants");
        assertThatThrownBy(migrator::undoAll)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("depends");
        assertThat(migrator.status().applied()).isSubsetOf(before.applied()).isNotEmpty();
        server.execute(database, "select count(*) from commonplace.tenants", "drop view public.depends");
        migrator.undoAll();
        assertThat(migrator.status().applied()).isEmpty();
    }

    @Test
    void a_schema_of_a_newer_program_is_refused() throws SQLException {
        migrator.migrate();
        server.execute(
                database,
                "insert into commonplace.flyway_schema_history"
                        + " select installed_rank + 1000, '999', 'from the future', type, 'V999__from_the_future.sql', 1,"
                        + " installed_by, installed_on, 1, true from commonplace.flyway_schema_history where version = '001'");
        assertThatThrownBy(migrator::migrate)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("999")
                .hasMessageContaining("newer");
        assertThatThrownBy(migrator::undoAll).hasMessageContaining("999");
        assertThat(migrator.status().unknown())
                .extracting(SchemaStatus.Step::version)
                .containsExactly("999");
    }

    @Test
    void services_that_start_at_once_migrate_one_database_once() throws Exception {
        int steps = migrator.status().pending().size();
        List<Integer> applied =
                inParallel(List.of(migrator, migratorOf(database), migratorOf(database), migratorOf(database)));
        assertThat(applied.stream().mapToInt(Integer::intValue).sum()).isEqualTo(steps);
        assertThat(migrator.status().isCurrent()).isTrue();
    }

    @Test
    void databases_of_a_new_server_are_migrated_at_once_although_they_share_the_role() throws Exception {
        try (ServerOfTheTests fresh = ServerOfTheTests.start()) {
            fresh.execute("postgres", "create role ada login password 'right' createrole");
            List<Migrator> migrators = new ArrayList<>();
            for (String name : List.of("one", "two", "three", "four", "five", "six")) {
                fresh.execute("postgres", "create database " + name, "grant create on database " + name + " to ada");
                fresh.execute(name, "create extension vector", "create extension btree_gin");
                migrators.add(new Migrator(fresh.url(name, "ada", "right").dataSource()));
            }
            assertThat(inParallel(migrators)).allMatch(applied -> applied > 0);
        }
    }

    private List<Integer> inParallel(List<Migrator> migrators) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(migrators.size())) {
            List<Future<Integer>> running =
                    migrators.stream().map(one -> threads.submit(one::migrate)).toList();
            List<Integer> applied = new ArrayList<>();
            for (Future<Integer> one : running) {
                applied.add(one.get());
            }
            return applied;
        }
    }

    private static String newDatabase() throws SQLException {
        String name = "library_" + COUNT.incrementAndGet();
        server.execute("postgres", "create database " + name);
        return name;
    }

    private static Migrator migratorOf(String database) {
        return new Migrator(server.url(database).dataSource());
    }
}
