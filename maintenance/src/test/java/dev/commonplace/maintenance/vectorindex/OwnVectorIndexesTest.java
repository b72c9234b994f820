package dev.commonplace.maintenance.vectorindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnVectorIndexesTest {
    private static final String INDEX = "chunk_embeddings_own_0123456789abcdef0123456789abcdef";

    private DatabaseWithVectors database;
    private OwnVectorIndexes indexes;

    @BeforeEach
    void fill() throws SQLException {
        database = DatabaseWithVectors.of(2_000);
        indexes = new OwnVectorIndexes(database.dataSource(), 24, 128);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_index_is_over_one_space_alone_and_can_be_built_anew_and_dropped() throws SQLException {
        OwnVectorIndexes.Built built = indexes.build(INDEX, DatabaseWithVectors.TENANT, DatabaseWithVectors.SPACE);

        assertThat(built.bytes()).isPositive();
        assertThat(definition())
                .contains(
                        "m='24'",
                        "ef_construction='128'",
                        DatabaseWithVectors.TENANT.toString(),
                        DatabaseWithVectors.SPACE.toString());
        indexes.build(INDEX, DatabaseWithVectors.TENANT, DatabaseWithVectors.SPACE);
        assertThat(names()).containsExactly(INDEX);
        indexes.drop(INDEX);
        indexes.drop(INDEX);
        assertThat(names()).isEmpty();
    }

    @Test
    void neither_a_space_that_is_gone_nor_a_name_of_another_index_is_built_or_dropped() {
        assertThatThrownBy(() -> indexes.build(INDEX, DatabaseWithVectors.TENANT, DatabaseWithVectors.TENANT))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("is gone");
        assertThatThrownBy(() -> indexes.drop("chunk_embeddings_exact")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_commands_for_the_shared_index_leave_it_alone() {
        indexes.build(INDEX, DatabaseWithVectors.TENANT, DatabaseWithVectors.SPACE);

        assertThat(new VectorIndexes(database.dataSource())
                        .plan(new VectorIndexOptions(VectorIndexOptions.Kind.EXACT, 16, 64, 0)))
                .isEmpty();
    }

    @Test
    void a_build_that_was_killed_leaves_nothing_that_serves_and_is_begun_anew() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (Connection writer = database.database().owner().getConnection()) {
            writer.setAutoCommit(false);
            // A concurrent build waits for everybody who has written to the table before it.
            writer.createStatement().execute("update chunk_embeddings set dimension = 8");
            Thread build = Thread.ofPlatform().start(() -> {
                try {
                    indexes.build(INDEX, DatabaseWithVectors.TENANT, DatabaseWithVectors.SPACE);
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
            database.owner("select pg_terminate_backend(pid) from pg_stat_progress_create_index");
            build.join();
            writer.rollback();
        }
        assertThat(failure.get()).isInstanceOf(MaintenanceException.class);
        assertThat(database.texts("select indisvalid::text from pg_index where indexrelid = '" + SchemaNames.SCHEMA
                        + "." + INDEX + "'::regclass"))
                .containsExactly("false");

        indexes.build(INDEX, DatabaseWithVectors.TENANT, DatabaseWithVectors.SPACE);

        assertThat(database.texts("select indisvalid::text from pg_index where indexrelid = '" + SchemaNames.SCHEMA
                        + "." + INDEX + "'::regclass"))
                .containsExactly("true");
    }

    private String definition() throws SQLException {
        return database.texts("select pg_get_indexdef('" + SchemaNames.SCHEMA + "." + INDEX + "'::regclass)")
                .getFirst();
    }

    private List<String> names() throws SQLException {
        return database.texts("select indexname from pg_indexes where indexname ~ '_own_' order by 1");
    }
}
