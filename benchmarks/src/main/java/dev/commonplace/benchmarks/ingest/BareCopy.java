package dev.commonplace.benchmarks.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The floor: the finished rows of a tenant, words and vectors computed, by binary COPY into the same tables with the same
 * indexes and foreign keys, as the superuser.
 */
final class BareCopy {
    private final DataSource owner;

    BareCopy(DataSource owner) {
        this.owner = owner;
    }

    /** Takes the tenant's rows out of these tables and gives what puts them back in one transaction. */
    Runnable of(UUID tenant, String... tables) throws SQLException, IOException {
        Map<String, byte[]> rows = new LinkedHashMap<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                copy.copyOut(
                        "copy (select * from " + table + " where tenant_id = '" + tenant + "') to stdout binary",
                        bytes);
                rows.put(table, bytes.toByteArray());
            }
            statement.execute("delete from documents where tenant_id = '" + tenant + "'");
        }
        return () -> copyIn(rows);
    }

    private void copyIn(Map<String, byte[]> rows) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<String, byte[]> table : rows.entrySet()) {
                copy.copyIn(
                        "copy " + table.getKey() + " from stdin binary", new ByteArrayInputStream(table.getValue()));
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("COPY failed.", failure);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
