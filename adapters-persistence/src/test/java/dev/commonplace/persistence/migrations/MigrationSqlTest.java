package dev.commonplace.persistence.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.fixtures.database.RowsOfEveryTable;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.HistoryProblems;
import dev.commonplace.migrations.MigrationSql;
import dev.commonplace.migrations.MigrationStep;
import dev.commonplace.migrations.MigrationSteps;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.catalogue.Catalogue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What db sql prints, applied with psql to one database, does what up and down do to another. */
class MigrationSqlTest {
    private static final String NEWEST = MigrationSteps.ofProduct().newest().version();

    private TestDatabase byPsql;
    private TestDatabase byRun;
    private Migrator migrator;

    @BeforeEach
    void makeDatabases() {
        byPsql = TestDatabase.createEmpty();
        byRun = TestDatabase.createEmpty();
        migrator = new Migrator(byRun.url().dataSource());
    }

    @AfterEach
    void dropDatabases() {
        byPsql.close();
        byRun.close();
    }

    @Test
    void step_by_step_up_and_down_again_schema_and_history_are_the_same() throws Exception {
        List<String> versions = new ArrayList<>(List.of(MigrationSteps.NONE));
        MigrationSteps.ofProduct().all().stream().map(MigrationStep::version).forEach(versions::add);
        for (int index = 1; index < versions.size(); index++) {
            migrator.up(versions.get(index));
            apply(versions.get(index - 1), versions.get(index));
            requireSame("up to " + versions.get(index));
        }
        RowsOfEveryTable.insertInto(byRun.owner());
        RowsOfEveryTable.insertInto(byPsql.owner());
        for (int index = versions.size() - 1; index > 0; index--) {
            migrator.down(versions.get(index - 1), false);
            apply(versions.get(index), versions.get(index - 1));
            requireSame("down to " + versions.get(index - 1));
        }
        new Migrator(byPsql.url().dataSource()).migrate();
        migrator.migrate();
        requireSame("up once more");
    }

    @Test
    void the_whole_way_in_one_file_leaves_nothing_for_a_run_to_do() throws Exception {
        migrator.migrate();
        apply("0", NEWEST);
        requireSame("up");
        assertThat(new Migrator(byPsql.url().dataSource()).migrate()).isZero();
        try (Connection connection = byPsql.owner().getConnection()) {
            assertThat(HistoryProblems.find(connection)).isEmpty();
        }
        apply(NEWEST, "0");
        migrator.undoAll();
        requireSame("down");
        // Again from nothing, now with a history.
        apply("0", NEWEST);
        migrator.migrate();
        requireSame("up again");
    }

    @Test
    void a_database_at_another_version_is_refused_before_anything_is_done() throws Exception {
        new Migrator(byPsql.url().dataSource()).up("5");
        List<String> before = history(byPsql);
        assertThatThrownBy(() -> apply("4", "6"))
                .hasMessageContaining("from version 004 to version 006")
                .hasMessageContaining("001, 002, 003, 004, 005");
        assertThatThrownBy(() -> apply("6", "5")).hasMessageContaining("Nothing was done");
        assertThatThrownBy(() -> apply("0", NEWEST)).hasMessageContaining("Nothing was done");
        assertThat(history(byPsql)).isEqualTo(before);
    }

    private void apply(String from, String to) {
        Psql.run(byPsql.url(), MigrationSql.between(from, to));
    }

    private void requireSame(String where) throws SQLException {
        assertThat(history(byPsql)).as(where).isEqualTo(history(byRun));
        assertThat(catalogue(byPsql)).as(where).isEqualTo(catalogue(byRun));
    }

    private static Catalogue catalogue(TestDatabase database) throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            return Catalogue.read(connection);
        }
    }

    /** The history and its table, without the times. */
    private static List<String> history(TestDatabase database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select (to_jsonb(h) - 'installed_on' - 'execution_time')::text
                        from (select * from commonplace.flyway_schema_history order by installed_rank) h
                        union all
                        select pg_get_indexdef(indexrelid) from pg_index
                        where indrelid = 'commonplace.flyway_schema_history'::regclass
                        union all
                        select concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull) from pg_attribute
                        where attrelid = 'commonplace.flyway_schema_history'::regclass and attnum > 0""")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
