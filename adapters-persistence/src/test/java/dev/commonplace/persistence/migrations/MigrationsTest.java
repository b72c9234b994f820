package dev.commonplace.persistence.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.RowsOfEveryTable;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.catalogue.Catalogue;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private static final Path SCRIPTS = Path.of("../migrations/src/main/resources/db/migration");

    private TestDatabase database;
    private Migrator migrator;

    @BeforeEach
    void makeEmptyDatabase() {
        database = TestDatabase.createEmpty();
        migrator = new Migrator(database.url().dataSource());
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void every_step_up_has_its_step_down() throws IOException {
        assertThat(scripts("U")).isNotEmpty().isEqualTo(scripts("V"));
    }

    @Test
    void a_populated_database_goes_down_and_up_step_by_step_and_its_catalogue_is_the_same_each_time() throws Exception {
        List<String> versions = migrator.status().pending().stream()
                .map(SchemaStatus.Step::version)
                .toList();
        Map<String, Catalogue> onTheWayUp = new HashMap<>();
        for (String version : versions) {
            migrator.migrateTo(version);
            onTheWayUp.put(version, catalogue());
            assertThat(onTheWayUp.get(version))
                    .describedAs("what make generate has written down of version %s", version)
                    .isEqualTo(ExpectedCatalogue.load().ofVersion(version));
        }
        populate();
        for (int index = versions.size() - 2; index >= 0; index--) {
            migrator.undoTo(versions.get(index));
            assertThat(catalogue())
                    .describedAs("after undoing down to %s", versions.get(index))
                    .isEqualTo(onTheWayUp.get(versions.get(index)));
        }
        migrator.undoAll();
        migrator.migrate();
        assertThat(catalogue()).isEqualTo(onTheWayUp.get(versions.getLast()));
        populate();
    }

    @Test
    void undo_all_leaves_nothing_of_ours_but_the_history_the_extensions_and_the_role() throws Exception {
        Catalogue before = catalogue();
        migrator.migrate();
        assertThat(catalogue()).isNotEqualTo(before);
        populate();
        migrator.undoAll();
        assertThat(catalogue()).isEqualTo(before);
        assertThat(migrator.status().applied()).isEmpty();
        assertThat(values("""
                        select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace
                        and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')""")).isEmpty();
        assertThat(values("select extname from pg_extension where extname in ('vector', 'btree_gin') order by 1"))
                .containsExactly("btree_gin", "vector");
    }

    private Catalogue catalogue() throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            return Catalogue.read(connection);
        }
    }

    private void populate() throws SQLException {
        RowsOfEveryTable.insertInto(database.owner());
        List<String> empty = new ArrayList<>();
        for (String table : values("select tablename from pg_tables where schemaname = 'commonplace'")) {
            if (values("select 1 from commonplace." + table + " limit 1").isEmpty()) {
                empty.add(table);
            }
        }
        assertThat(empty)
                .describedAs("tables for which rows-of-every-table.sql has no row")
                .isEmpty();
    }

    private List<String> values(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static List<String> scripts(String letter) throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(letter))
                    .map(name -> name.substring(1))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
