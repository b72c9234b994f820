package dev.commonplace.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.migrations.preview.DownPreview;
import dev.commonplace.migrations.preview.PreviewDown;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run down would take away, as an owner sees it who is no superuser. */
class PreviewDownTest {
    private static final String ROWS = """
            insert into commonplace.tenants (id, slug, name, embedding_model, created_at, updated_at)
            values ('00000000-0000-7000-8000-000000000001', 'library', 'Library', 'all-MiniLM-L6-v2', now(), now());
            insert into commonplace.idempotent_requests (tenant_id, key, fingerprint, started_at, expires_at)
            select '00000000-0000-7000-8000-000000000001', 'key ' || i, sha256('once'), now(), now() from generate_series(1, 7) i""";

    private ServerOfTheTests server;
    private Migrator migrator;

    @BeforeEach
    void start() throws IOException, SQLException {
        server = ServerOfTheTests.start();
        server.execute(
                "postgres",
                "create role ada login password 'right' createrole",
                "create database books",
                "grant create on database books to ada");
        server.execute("books", "create extension vector", "create extension btree_gin");
        migrator = new Migrator(server.url("books", "ada", "right").dataSource());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void rows_that_the_owner_does_not_see_are_counted_and_nothing_is_changed() throws SQLException {
        migrator.up("8");
        server.execute("books", ROWS);
        List<HistoryRow> history = migrator.history().rows();

        DownPreview preview = PreviewDown.of(migrator, "7", false);

        assertThat(preview.steps()).extracting(SchemaStatus.Step::version).containsExactly("008");
        assertThat(preview.tables())
                .singleElement()
                .satisfies(table -> assertThat(table.name()).isEqualTo("idempotent_requests"))
                .satisfies(table -> assertThat(table.rows()).isEqualTo(7))
                .satisfies(table -> assertThat(table.policies()).isEqualTo(1));
        assertThat(preview.columns()).isEmpty();
        assertThat(migrator.history().rows()).isEqualTo(history);
        assertThat(PreviewDown.of(migrator, "7", false)).isEqualTo(preview);
    }

    @Test
    void with_a_policy_for_owners_it_is_the_same_and_what_goes_from_tables_that_stay_is_named() throws SQLException {
        migrator.migrate();
        server.execute("books", ROWS);

        assertThat(PreviewDown.of(migrator, "7", false).tables())
                .anyMatch(table -> table.name().equals("idempotent_requests") && table.rows() == 7);
        assertThat(PreviewDown.of(migrator, "9", false).objects())
                .extracting(DownPreview.Thing::name)
                .contains("index audit_log_by_age of table audit_log");
        DownPreview all = PreviewDown.of(migrator, MigrationSteps.NONE, false);
        assertThat(all.tables()).anyMatch(table -> table.name().equals("tenants") && table.rows() == 1);
        assertThat(migrator.status().isCurrent()).isTrue();
    }

    @Test
    void columns_and_rows_that_go_from_tables_that_stay_are_counted() throws SQLException {
        Migrator altering = new Migrator(
                server.url("books", "ada", "right").dataSource(),
                MigrationSteps.in("db/migration", "db/building", "db/altering"),
                MigrationOptions.defaults());
        altering.migrate();

        DownPreview preview = PreviewDown.of(altering, "902", false);

        assertThat(preview.columns()).containsExactly(new DownPreview.Column("shelves", "label", 500));
        assertThat(preview.deletedRows()).containsExactly(new DownPreview.DeletedRows("shelves", 3));
        assertThat(preview.tables()).isEmpty();
        assertThat(PreviewDown.of(altering, "901", false).objects())
                .extracting(DownPreview.Thing::name)
                .containsExactlyInAnyOrder(
                        "index shelves_by_number of table shelves", "index shelves_by_place of table shelves");
    }
}
