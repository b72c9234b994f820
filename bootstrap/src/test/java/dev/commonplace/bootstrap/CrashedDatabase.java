package dev.commonplace.bootstrap;

import dev.commonplace.embeddedpostgres.ClusterSettings;
import dev.commonplace.embeddedpostgres.EmbeddedPostgres;
import dev.commonplace.embeddedpostgres.InstalledServers;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** An embedded cluster that is made to crash, with the databases that rounds begin with. */
final class CrashedDatabase implements AutoCloseable {
    private static final String OTHERS =
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    private static final String COLUMNS = """
            select table_name, string_agg(column_name, ',' order by column_name)
            from information_schema.columns where table_schema = 'commonplace' and table_name !~ '^flyway_' group by 1""";

    private final DataDirectory data = DataDirectory.create();
    private EmbeddedPostgres cluster = attachOrStart();

    private EmbeddedPostgres attachOrStart() {
        return EmbeddedPostgres.attachOrStart(
                data.path(), ClusterSettings.defaults(), InstalledServers.find(System.getenv()));
    }

    Map<String, String> settings() {
        return data.settings();
    }

    DatabaseUrl url() {
        return data.database();
    }

    DataSource owner() {
        return url().dataSource();
    }

    /** The server's process; empty where it has been stopped in an orderly way. */
    Optional<ProcessHandle> server() {
        try {
            return Optional.of(data.server());
        } catch (UncheckedIOException stopped) {
            return Optional.empty();
        }
    }

    /** Lets a command have the cluster to itself. */
    void stopServer() {
        cluster.close();
    }

    /** Starts the cluster again after a crash, which takes the time that PostgreSQL's recovery takes. */
    void startServer() {
        cluster = attachOrStart();
    }

    /** Ends the server's processes that work for a run, as kill -9 does; the server then restarts by itself. */
    void killBackends() throws SQLException {
        for (String pid : values(
                url().withDatabase("postgres").dataSource(),
                "select pid from pg_stat_activity where application_name like 'commonplace migrations%'")) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Keeps the database as it is now under a name. */
    void keepAs(String template) throws SQLException {
        administer("drop database if exists " + template, "create database " + template + " template commonplace");
    }

    void resetTo(String template) throws SQLException {
        administer(
                "drop database if exists commonplace with (force)", "create database commonplace template " + template);
    }

    private void administer(String... statements) throws SQLException {
        try (Connection connection = url().withDatabase("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until the server takes connections and nobody else works in the database, such as for a command that is gone. */
    void awaitQuiet() {
        long end = System.nanoTime() + CommandProcess.PATIENCE.toNanos();
        while (true) {
            try {
                if (values(owner(), OTHERS).equals(List.of("0"))) {
                    return;
                }
            } catch (SQLException recovering) {
                // A server whose process was killed takes no connections for a moment.
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("The database does not come to rest.");
            }
            CommandProcess.pause();
        }
    }

    List<String> values(String sql) throws SQLException {
        return values(owner(), sql);
    }

    private static List<String> values(DataSource source, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Of each column, as table.column, how many rows there are and a sum over their values. */
    SortedMap<String, String> sums() throws SQLException {
        SortedMap<String, String> sums = new TreeMap<>();
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement()) {
            SortedMap<String, String[]> tables = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery(COLUMNS)) {
                while (rows.next()) {
                    tables.put(rows.getString(1), rows.getString(2).split(",", -1));
                }
            }
            for (Map.Entry<String, String[]> table : tables.entrySet()) {
                String columns = List.of(table.getValue()).stream()
                        .map(name -> "count(*) || ' rows, ' || coalesce(sum(hashtextextended(coalesce(" + name
                                + "::text, 'null'), 0)::numeric), 0)")
                        .collect(Collectors.joining(", "));
                try (ResultSet row =
                        statement.executeQuery("select " + columns + " from commonplace." + table.getKey())) {
                    row.next();
                    for (int index = 0; index < table.getValue().length; index++) {
                        sums.put(table.getKey() + "." + table.getValue()[index], row.getString(index + 1));
                    }
                }
            }
        }
        return sums;
    }

    @Override
    public void close() {
        cluster.close();
        data.close();
    }
}
