package dev.commonplace.persistence.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.MigrationStep;
import dev.commonplace.migrations.MigrationSteps;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.catalogue.Catalogue;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Between any two versions, up, down and up again: the same schema each time, and nothing is lost that was there before.
 *
 * <p>From each version there is a way up, which stops everywhere, and back. Where it comes back to a version, schema and rows are those
 * that it had there on its way up: so how it goes on down is how a way would have gone that had turned round there. And a way that
 * comes to rows and columns that another one has come to would go on like that one, so that it turns round.
 */
class VersionPairsTest {
    private static final int AT_ONCE = 2;
    private static final List<String> VERSIONS = MigrationSteps.ofProduct().all().stream()
            .map(MigrationStep::version)
            .toList();

    /** What the tables of a version hold, and in which columns. */
    private record Stage(String version, SortedMap<String, String> columns, SortedMap<String, String> data) {}

    private final ExpectedCatalogue expected = ExpectedCatalogue.load();
    private final Set<Stage> seen = ConcurrentHashMap.newKeySet();

    @Test
    void between_all_pairs_of_versions_the_schema_and_the_data_survive_up_down_and_up() throws Exception {
        MigratedCopies copies = MigratedCopies.make();
        List<String> lower = new ArrayList<>(VERSIONS);
        lower.addFirst(MigrationSteps.NONE);
        lower.removeLast();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            for (String low : lower) {
                running.add(threads.submit(() -> {
                    goFrom(low, copies);
                    return low;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        lower.add(VERSIONS.getLast());
        assertThat(seen).extracting(Stage::version).containsAll(lower);
    }

    private void goFrom(String low, MigratedCopies copies) throws SQLException, IOException {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            Migrator migrator = new Migrator(database.url().dataSource());
            if (!low.equals(MigrationSteps.NONE)) {
                migrator.migrateTo(low);
            }
            Stage lowest = stage(database, low, copies);
            Deque<Stage> way = new ArrayDeque<>(List.of(lowest));
            while (seen.add(way.element()) && !way.element().version().equals(VERSIONS.getLast())) {
                String next = VERSIONS.get(VERSIONS.indexOf(way.element().version()) + 1);
                migrator.up(next);
                requireSame(database, next, way.element(), low + " up to " + next);
                way.push(stage(database, next, copies));
            }
            String high = way.pop().version();
            if (way.isEmpty()) {
                return;
            }
            while (!way.isEmpty()) {
                Stage before = way.pop();
                migrator.down(before.version(), false);
                requireSame(
                        database,
                        before.version(),
                        before,
                        low + " up to " + high + " and down to " + before.version());
            }
            migrator.up(high);
            requireSame(database, high, lowest, low + " up again to " + high + " at a stretch");
            copies.fill(database.owner(), high);
            migrator.down(low, false);
            requireSame(database, low, lowest, low + " up again to " + high + " and down at a stretch");
        }
    }

    /** With rows in every table. */
    private static Stage stage(TestDatabase database, String version, MigratedCopies copies)
            throws SQLException, IOException {
        copies.fill(database.owner(), version);
        requirePopulated(database);
        SortedMap<String, String> columns = columns(database);
        return new Stage(version, columns, data(database, columns));
    }

    private void requireSame(TestDatabase database, String version, Stage before, String where) throws SQLException {
        requireSame(database, version, where);
        assertThat(data(database, before.columns())).as(where + ", data").isEqualTo(before.data());
    }

    private void requireSame(TestDatabase database, String version, String where) throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            Catalogue found = Catalogue.read(connection);
            if (version.equals(MigrationSteps.NONE)) {
                assertThat(found.objects()).as(where).isEmpty();
            } else {
                assertThat(found).as(where).isEqualTo(expected.ofVersion(version));
            }
        }
    }

    private static void requirePopulated(TestDatabase database) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : MigratedCopies.tables(database.owner())) {
                try (ResultSet rows = statement.executeQuery("select 1 from commonplace." + table + " limit 1")) {
                    assertThat(rows.next()).as("rows in " + table).isTrue();
                }
            }
        }
    }

    /** The columns of each table, as a row constructor. */
    private static SortedMap<String, String> columns(TestDatabase database) throws SQLException {
        SortedMap<String, String> columns = new TreeMap<>();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select table_name, string_agg(quote_ident(column_name), ', ' order by column_name)
                        from information_schema.columns where table_schema = 'commonplace' and table_name !~ '^flyway_' group by 1""")) {
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
        }
        return columns;
    }

    /** A checksum of each table in the columns it had in the beginning. */
    private static SortedMap<String, String> data(TestDatabase database, SortedMap<String, String> columns)
            throws SQLException {
        if (columns.isEmpty()) {
            return new TreeMap<>();
        }
        SortedMap<String, String> sums = new TreeMap<>();
        String sql = columns.entrySet().stream()
                .map(table -> "select '" + table.getKey()
                        + "', md5(string_agg(r::text, ';' order by r::text)) from (select row(" + table.getValue()
                        + ") as r from commonplace." + table.getKey() + ") as rows")
                .collect(Collectors.joining(" union all "));
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getString(2));
            }
        }
        return sums;
    }
}
