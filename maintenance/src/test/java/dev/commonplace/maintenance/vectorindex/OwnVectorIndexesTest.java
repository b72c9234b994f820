package dev.commonplace.maintenance.vectorindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnVectorIndexesTest {
    private static final UUID TENANT = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID SPACE = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final String INDEX = "chunk_embeddings_own_0123456789abcdef0123456789abcdef";

    private TestDatabase database;
    private OwnVectorIndexes indexes;

    @BeforeEach
    void fill() throws SQLException {
        database = TestDatabase.create();
        indexes = new OwnVectorIndexes(database.url().dataSource(), 24, 128);
        owner("""
                insert into tenants (id, slug, name, embedding_model, created_at, updated_at)
                values ('00000000-0000-0000-0000-000000000001', 'acme', 'Acme', 'm', now(), now());
                insert into embedding_spaces (tenant_id, id, model, dimension, is_active, created_at) values
                    ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'm', 8, true, now());
                set session_replication_role = replica;
                insert into chunk_embeddings
                select '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', gen_random_uuid(), 8,
                       array_fill(1 + i::real, array[8])::vector::halfvec
                from generate_series(1, 2000) as i;
                set session_replication_role = origin""");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_index_is_over_one_space_alone_and_can_be_built_anew_and_dropped() throws SQLException {
        OwnVectorIndexes.Built built = indexes.build(INDEX, TENANT, SPACE);

        assertThat(built.bytes()).isPositive();
        assertThat(definition()).contains("m='24'", "ef_construction='128'", TENANT.toString(), SPACE.toString());
        indexes.build(INDEX, TENANT, SPACE);
        assertThat(names()).containsExactly(INDEX);
        indexes.drop(INDEX);
        indexes.drop(INDEX);
        assertThat(names()).isEmpty();
    }

    @Test
    void neither_a_space_that_is_gone_nor_a_name_of_another_index_is_built_or_dropped() {
        assertThatThrownBy(() -> indexes.build(INDEX, TENANT, TENANT))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("is gone");
        assertThatThrownBy(() -> indexes.drop("chunk_embeddings_exact")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_commands_for_the_shared_index_leave_it_alone() {
        indexes.build(INDEX, TENANT, SPACE);

        assertThat(new VectorIndexes(database.url().dataSource())
                        .plan(new VectorIndexOptions(VectorIndexOptions.Kind.EXACT, 16, 64, 0)))
                .isEmpty();
    }

    @Test
    void a_build_that_was_killed_leaves_nothing_that_serves_and_is_begun_anew() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (Connection writer = database.owner().getConnection()) {
            writer.setAutoCommit(false);
            // A concurrent build waits for everybody who has written to the table before it.
            writer.createStatement().execute("update chunk_embeddings set dimension = 8");
            Thread build = Thread.ofPlatform().start(() -> {
                try {
                    indexes.build(INDEX, TENANT, SPACE);
                } catch (RuntimeException killed) {
                    failure.set(killed);
                }
            });
            while (names().isEmpty()) {
                Thread.sleep(10);
            }
            assertThatThrownBy(() -> indexes.drop(INDEX))
                    .as("another process beside it")
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("under way");
            owner("select pg_terminate_backend(pid) from pg_stat_progress_create_index");
            build.join();
            writer.rollback();
        }
        assertThat(failure.get()).isInstanceOf(MaintenanceException.class);
        assertThat(texts("select indisvalid::text from pg_index where indexrelid = '" + SchemaNames.SCHEMA + "." + INDEX
                        + "'::regclass"))
                .containsExactly("false");

        indexes.build(INDEX, TENANT, SPACE);

        assertThat(texts("select indisvalid::text from pg_index where indexrelid = '" + SchemaNames.SCHEMA + "." + INDEX
                        + "'::regclass"))
                .containsExactly("true");
    }

    private String definition() throws SQLException {
        return texts("select pg_get_indexdef('" + SchemaNames.SCHEMA + "." + INDEX + "'::regclass)")
                .getFirst();
    }

    private List<String> names() throws SQLException {
        return texts("select indexname from pg_indexes where indexname ~ '_own_' order by 1");
    }

    private List<String> texts(String sql) throws SQLException {
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

    private void owner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
