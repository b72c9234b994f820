package dev.commonplace.maintenance.transfer;

import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.database.ConnectDatabase;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A connection that works for one tenant, and says so to row-level security. Values are written as JSON has them: times in UTC, bytes
 * in hexadecimal, numbers with every digit.
 */
final class TenantSession implements AutoCloseable {
    private final Connection connection;
    private final Sql sql;

    private TenantSession(Connection connection) {
        this.connection = connection;
        this.sql = new Sql(connection);
    }

    static TenantSession open(DatabaseUrl url) throws SQLException {
        TenantSession session = new TenantSession(ConnectDatabase.to(url));
        session.sql.run(
                "set statement_timeout = 0; set lock_timeout = '60s'; set idle_in_transaction_session_timeout = 0; set time zone 'UTC';"
                        + " set bytea_output = 'hex'; set extra_float_digits = 1; set intervalstyle = 'iso_8601';"
                        + " set search_path to " + SchemaNames.SCHEMA + ", public; set app.scope = 'operator'");
        session.endWithClient();
        session.connection.setAutoCommit(false);
        return session;
    }

    /** Where the server's system can tell, a killed command's statement does not run on without it and hold its locks. */
    private void endWithClient() {
        try {
            sql.run("set client_connection_check_interval = '5s'");
        } catch (SQLException cannotTell) {
            return;
        }
    }

    /** How far a database's schema is; the empty text where there is none. */
    static String schemaVersion(DatabaseUrl url) {
        SchemaStatus status = new Migrator(url.dataSource()).status();
        return status.unknown().isEmpty()
                ? status.currentVersion().orElse("")
                : status.unknown().getLast().version();
    }

    Sql sql() {
        return sql;
    }

    Connection connection() {
        return connection;
    }

    CopyManager copy() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** From now on this tenant's rows are seen. */
    void workFor(UUID tenantId) throws SQLException {
        sql.run("set app.scope = ''; set app.tenant = '" + tenantId + "'");
    }

    /** What is not committed is taken back. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
