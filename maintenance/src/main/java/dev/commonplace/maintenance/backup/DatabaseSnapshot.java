package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.archive.Progress;
import dev.commonplace.migrations.SchemaHistory;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.database.ConnectDatabase;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The schema as it is at one moment, however long one looks at it and whatever the service does meanwhile. It is held by a
 * transaction, and other sessions can be given the same view.
 */
final class DatabaseSnapshot implements AutoCloseable {
    /** Every table whose rows are data; a partitioned one has none of its own. */
    static final String TABLES = """
            select c.relname from pg_class c
            where c.relnamespace = to_regnamespace('%s') and c.relkind = 'r'
            order by c.relname""".formatted(SchemaNames.SCHEMA);

    private static final String ROLES = """
            with named as (
                select acl.grantee as role from pg_class c, aclexplode(c.relacl) acl
                where c.relnamespace = to_regnamespace('%1$s') and acl.grantee not in (0, c.relowner)
                union select acl.grantee from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) acl
                where c.relnamespace = to_regnamespace('%1$s') and acl.grantee not in (0, c.relowner)
                union select acl.grantee from pg_proc p, aclexplode(p.proacl) acl
                where p.pronamespace = to_regnamespace('%1$s') and acl.grantee not in (0, p.proowner)
                union select acl.grantee from pg_namespace n, aclexplode(n.nspacl) acl
                where n.nspname = '%1$s' and acl.grantee not in (0, n.nspowner)
                union select role from pg_policy p join pg_class c on c.oid = p.polrelid, unnest(p.polroles) role
                where c.relnamespace = to_regnamespace('%1$s') and role <> 0
            )
            select rolname from pg_roles join named on pg_roles.oid = named.role order by rolname""".formatted(SchemaNames.SCHEMA);

    private final Connection connection;
    private final Sql sql;

    private DatabaseSnapshot(Connection connection) {
        this.connection = connection;
        this.sql = new Sql(connection);
    }

    /** As the owner of the schema, who sees every row. */
    static DatabaseSnapshot open(DatabaseUrl url) {
        Connection connection = ConnectDatabase.to(url);
        DatabaseSnapshot snapshot = new DatabaseSnapshot(connection);
        try {
            snapshot.sql.run(
                    "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set app.scope = 'owner'");
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return snapshot;
        } catch (SQLException refused) {
            snapshot.close();
            throw refusal(refused);
        }
    }

    /** @throws MaintenanceException where a foreign key does not hold, so that no restore would take the rows */
    void requireReferences() {
        List<String> broken = ask(() -> BrokenReferences.of(sql));
        if (!broken.isEmpty()) {
            throw new MaintenanceException("There is no backup: " + String.join("; ", broken)
                    + ": such a backup could not be restored; commonplace db doctor says what to do.");
        }
    }

    /** What another session of the same database says with set transaction snapshot. */
    String name() {
        return ask(() -> sql.text("select pg_export_snapshot()"));
    }

    /** The newest migration. */
    String schemaVersion() {
        return ask(() -> {
            SchemaStatus status = SchemaHistory.read(connection).status();
            return status.unknown().isEmpty()
                    ? status.currentVersion()
                            .orElseThrow(() -> new MaintenanceException(
                                    "The database has no schema of Commonplace: there is nothing to back up."))
                    : status.unknown().getLast().version();
        });
    }

    int majorVersion() {
        return (int) (long) ask(() -> sql.number("select current_setting('server_version_num')::int / 10000"));
    }

    String version() {
        return ask(() -> sql.text("select current_setting('server_version')"));
    }

    String vectorVersion() {
        return ask(() -> sql.text("select extversion from pg_extension where extname = 'vector'"));
    }

    /** Who is named in grants and policies, owners aside. */
    List<String> roles() {
        return ask(() -> sql.texts(ROLES));
    }

    /** Counts the rows of every table. */
    Map<String, Long> rows(Progress progress) {
        return ask(() -> {
            new RowVisibility(sql).require();
            Map<String, Long> rows = new TreeMap<>();
            for (String table : sql.texts(TABLES)) {
                progress.detail(table);
                rows.put(table, sql.number("select count(*) from " + SchemaNames.SCHEMA + "." + Sql.name(table)));
            }
            return rows;
        });
    }

    private interface Question<T> {
        T answer() throws SQLException;
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.answer();
        } catch (SQLException refused) {
            throw refusal(refused);
        }
    }

    private static MaintenanceException refusal(SQLException refused) {
        return new MaintenanceException("The database cannot be read: " + Sql.reason(refused), refused);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException lost) {
            throw refusal(lost);
        }
    }
}
