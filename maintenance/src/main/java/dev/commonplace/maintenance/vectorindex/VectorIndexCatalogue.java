package dev.commonplace.maintenance.vectorindex;

import dev.commonplace.maintenance.upkeep.UnfinishedIndex;
import dev.commonplace.migrations.OperatorIndexes;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a database says about shared vector indexes and what they are for. */
final class VectorIndexCatalogue {
    private static final String INDEXES = """
            select c.relname, %s, coalesce(c.reloptions, '{}'), pg_relation_size(c.oid),
                   pg_get_indexdef(c.oid),
                   exists (select from pg_stat_progress_create_index p where p.index_relid = c.oid)
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            where i.indrelid = to_regclass('%s.%s')
            order by c.relname""".formatted(UnfinishedIndex.WHOLE, SchemaNames.SCHEMA, VectorIndexes.TABLE);

    private final Connection connection;

    VectorIndexCatalogue(Connection connection) {
        this.connection = connection;
    }

    List<ExistingIndex> existing() throws SQLException {
        List<ExistingIndex> indexes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INDEXES)) {
            while (rows.next()) {
                if (OperatorIndexes.contains(rows.getString(1)) && !OperatorIndexes.isOwn(rows.getString(1))) {
                    indexes.add(new ExistingIndex(
                            rows.getString(1),
                            rows.getBoolean(2),
                            rows.getBoolean(6),
                            parameters(rows.getArray(3)),
                            rows.getLong(4),
                            IndexShape.of(rows.getString(5))));
                }
            }
        }
        return indexes;
    }

    /** Those of all tenants' active spaces, for a session that sees all rows. */
    Set<Integer> dimensions() throws SQLException {
        Set<Integer> dimensions = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select distinct dimension from " + SchemaNames.SCHEMA
                        + ".embedding_spaces where is_active order by dimension")) {
            while (rows.next()) {
                dimensions.add(rows.getInt(1));
            }
        }
        return dimensions;
    }

    /** For a session that sees all rows. */
    long rows(int dimension) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from " + SchemaNames.SCHEMA + "." + VectorIndexes.TABLE + " where dimension = ?")) {
            statement.setInt(1, dimension);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static Map<String, String> parameters(Array options) throws SQLException {
        Map<String, String> parameters = new TreeMap<>();
        for (String option : (String[]) options.getArray()) {
            String[] parts = option.split("=", 2);
            parameters.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return parameters;
    }
}
