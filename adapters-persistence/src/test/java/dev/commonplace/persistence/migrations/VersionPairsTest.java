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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Between any two versions, up, down and up again: the same schema each time, and nothing is lost that was there before. */
class VersionPairsTest {
    private static final int AT_ONCE = 2;
    private static final List<String> VERSIONS = MigrationSteps.ofProduct().all().stream()
            .map(MigrationStep::version)
            .toList();

    private final ExpectedCatalogue expected = ExpectedCatalogue.load();

    @Test
    void between_all_pairs_of_versions_the_schema_and_the_data_survive_up_down_and_up() throws Exception {
        MigratedCopies copies = MigratedCopies.make();
        List<String> lower = new ArrayList<>(VERSIONS);
        lower.addFirst(MigrationSteps.NONE);
        lower.removeLast();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> running = lower.stream()
                    .map(low -> threads.submit(() -> goFrom(low, copies)))
                    .toList();
            int pairs = 0;
            for (Future<Integer> one : running) {
                pairs += one.get();
            }
            assertThat(pairs).isEqualTo(VERSIONS.size() * (VERSIONS.size() + 1) / 2);
        }
    }

    /** All pairs that begin at a version; the way up of each begins where that of the one before has ended. */
    private int goFrom(String low, MigratedCopies copies) throws SQLException, IOException {
        int pairs = 0;
        try (TestDatabase database = TestDatabase.createEmpty()) {
            Migrator migrator = new Migrator(database.url().dataSource());
            if (!low.equals(MigrationSteps.NONE)) {
                migrator.migrateTo(low);
                copies.fill(database.owner(), low);
                requirePopulated(database);
            }
            SortedMap<String, String> columns = columns(database);
            SortedMap<String, String> data = data(database, columns);
            for (String high : VERSIONS.subList(VERSIONS.indexOf(low) + 1, VERSIONS.size())) {
                String pair = low + " and " + high;
                migrator.up(high);
                copies.fill(database.owner(), high);
                requirePopulated(database);
                requireSame(database, high, pair + ": up");
                assertThat(data(database, columns)).as(pair + ": up, data").isEqualTo(data);
                migrator.down(low, false);
                requireSame(database, low, pair + ": down");
                assertThat(data(database, columns)).as(pair + ": down, data").isEqualTo(data);
                migrator.up(high);
                requireSame(database, high, pair + ": up again");
                assertThat(data(database, columns))
                        .as(pair + ": up again, data")
                        .isEqualTo(data);
                pairs++;
            }
        }
        return pairs;
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
