package dev.commonplace.bootstrap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks at the rows of a tenant in every table that the catalogue knows, past row-level security. */
final class TenantRows {
    private final DataSource owner;

    TenantRows(DataSource owner) {
        this.owner = owner;
    }

    /** How many rows each table has that name one of these values in any column. */
    Map<String, Long> naming(UUID tenant, List<String> values) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = owner.getConnection()) {
            for (String table : tables(connection)) {
                String sql = "select count(*) from commonplace." + table
                        + " found where tenant_id = ? and exists (select from unnest(?) value"
                        + " where position(value in to_jsonb(found)::text) > 0)";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, tenant);
                    statement.setArray(2, connection.createArrayOf("text", values.toArray()));
                    counts.put(table, number(statement));
                }
            }
        }
        return counts;
    }

    List<String> texts(String sql, UUID parameter) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            return texts(statement);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select table_name::text from information_schema.columns
                where table_schema = 'commonplace' and column_name = 'tenant_id' order by 1""")) {
            return texts(statement);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> texts(PreparedStatement statement) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
