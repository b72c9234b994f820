package dev.commonplace.persistence.migrations;

import dev.commonplace.fixtures.database.RowsOfEveryTable;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.MigrationStep;
import dev.commonplace.migrations.MigrationSteps;
import dev.commonplace.migrations.Migrator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** What is in every table of a populated database at each version, for filling a database that is at that version. */
final class MigratedCopies {
    private final Map<String, SortedMap<String, byte[]>> rowsByVersion = new HashMap<>();

    /** Populates a database at the newest version, and keeps what each way down leaves of it. */
    static MigratedCopies make() throws SQLException, IOException {
        MigratedCopies copies = new MigratedCopies();
        try (TestDatabase database = TestDatabase.create()) {
            RowsOfEveryTable.insertInto(database.owner());
            Migrator migrator = new Migrator(database.url().dataSource());
            for (MigrationStep step : MigrationSteps.ofProduct().all().reversed()) {
                migrator.undoTo(step.version());
                copies.rowsByVersion.put(step.version(), rows(database.owner()));
            }
        }
        return copies;
    }

    /** Fills the tables that are empty in a database at that version; foreign keys hold, because the rows come from one database. */
    void fill(DataSource database, String version) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (Map.Entry<String, byte[]> table :
                    rowsByVersion.getOrDefault(version, new TreeMap<>()).entrySet()) {
                if (isEmpty(statement, table.getKey())) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy commonplace." + table.getKey() + " from stdin",
                                    new ByteArrayInputStream(table.getValue()));
                }
            }
            statement.execute("reset session_replication_role");
        }
    }

    private static boolean isEmpty(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select 1 from commonplace." + table + " limit 1")) {
            return !rows.next();
        }
    }

    static List<String> tables(DataSource database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tablename from pg_tables where schemaname = 'commonplace' and tablename !~ '^flyway_' order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static SortedMap<String, byte[]> rows(DataSource database) throws SQLException, IOException {
        SortedMap<String, byte[]> rows = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(database)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy commonplace." + table + " to stdout", out);
                rows.put(table, out.toByteArray());
            }
        }
        return rows;
    }
}
