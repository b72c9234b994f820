package dev.commonplace.maintenance.vectorindex;

import dev.commonplace.fixtures.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A database with one tenant, a space of 8 dimensions that it searches in, and one of 16 that it does not. */
record DatabaseWithVectors(TestDatabase database) implements AutoCloseable {
    static final UUID TENANT = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final UUID SPACE = UUID.fromString("00000000-0000-0000-0000-000000000002");

    /** @param vectors how many the first space has */
    static DatabaseWithVectors of(int vectors) throws SQLException {
        DatabaseWithVectors filled = new DatabaseWithVectors(TestDatabase.create());
        filled.owner("""
                insert into tenants (id, slug, name, embedding_model, created_at, updated_at)
                values ('%1$s', 'acme', 'Acme', 'm', now(), now());
                insert into embedding_spaces (tenant_id, id, model, dimension, is_active, created_at) values
                    ('%1$s', '%2$s', 'm', 8, true, now()),
                    ('%1$s', '00000000-0000-0000-0000-000000000003', 'm', 16, false, now());
                set session_replication_role = replica;
                insert into chunk_embeddings
                select '%1$s', '%2$s', gen_random_uuid(), 8, array_fill(1 + i::real, array[8])::vector::halfvec
                from generate_series(1, %3$d) as i;
                set session_replication_role = origin""".formatted(TENANT, SPACE, vectors));
        return filled;
    }

    DataSource dataSource() {
        return database.url().dataSource();
    }

    void owner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() {
        database.close();
    }
}
