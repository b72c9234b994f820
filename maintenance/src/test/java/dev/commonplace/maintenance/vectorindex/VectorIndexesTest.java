package dev.commonplace.maintenance.vectorindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.vectorindex.VectorIndexOptions.Kind;
import dev.commonplace.maintenance.vectorindex.VectorIndexStep.Action;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VectorIndexesTest {
    private static final VectorIndexOptions EXACT = new VectorIndexOptions(Kind.EXACT, 16, 64, 0);
    private static final VectorIndexOptions HNSW = new VectorIndexOptions(Kind.HNSW, 16, 64, 0);
    private static final VectorIndexOptions IVFFLAT = new VectorIndexOptions(Kind.IVFFLAT, 16, 64, 0);
    private static final String INDEX = "chunk_embeddings_hnsw_8";

    private DatabaseWithVectors database;
    private VectorIndexes indexes;

    @BeforeEach
    void fill() throws SQLException {
        database = DatabaseWithVectors.of(3_000);
        indexes = new VectorIndexes(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_the_settings_want_is_built_for_each_dimension_in_which_tenants_search() throws SQLException {
        assertThat(indexes.plan(EXACT)).isEmpty();
        assertThat(indexes.findings(EXACT)).isEmpty();
        assertThat(indexes.findings(HNSW))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains(INDEX, "there is none"));

        assertThat(apply(HNSW)).containsExactly("BUILD " + INDEX);

        assertThat(parameters(INDEX)).isEqualTo("{ef_construction=64,m=16}");
        assertThat(indexes.findings(HNSW)).isEmpty();
        assertThat(apply(HNSW)).containsExactly("KEEP " + INDEX);
    }

    @Test
    void an_index_that_another_session_is_building_is_called_so() throws Exception {
        try (Connection writer = database.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table commonplace.chunk_embeddings in row exclusive mode");
            Thread builder = Thread.ofVirtual().start(() -> apply(HNSW));
            while (indexes.plan(HNSW).getFirst().action() != Action.REBUILD) {
                Thread.sleep(20);
            }
            assertThat(indexes.plan(HNSW).getFirst().reason()).contains("is being built now");
            assertThat(indexes.findings(HNSW).getFirst().message()).contains("is being built now");
            assertThatThrownBy(() -> apply(HNSW)).hasMessageContaining("select pg_terminate_backend(");
            writer.rollback();
            builder.join();
        }
        assertThat(apply(HNSW)).containsExactly("KEEP " + INDEX);
    }

    @Test
    void other_parameters_mean_a_new_index_in_place_of_the_old() throws SQLException {
        apply(HNSW);
        VectorIndexOptions denser = new VectorIndexOptions(Kind.HNSW, 24, 128, 0);
        assertThat(indexes.findings(denser))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("m=16", "m = 24"));

        assertThat(apply(denser)).containsExactly("REBUILD " + INDEX);

        assertThat(names()).containsExactly(INDEX);
        assertThat(parameters(INDEX)).isEqualTo("{ef_construction=128,m=24}");
    }

    @Test
    void an_index_of_the_right_name_for_other_searches_is_not_the_one_that_is_wanted() throws SQLException {
        for (String other : List.of(
                "hnsw ((embedding::halfvec(8)) halfvec_l2_ops) with (m = 16, ef_construction = 64) where dimension = 8",
                "hnsw ((embedding::halfvec(8)) halfvec_cosine_ops) with (m = 16, ef_construction = 64) where dimension in (8, 9)",
                "hnsw ((embedding::halfvec(8)::vector(8)) vector_cosine_ops) with (m = 16, ef_construction = 64) where dimension = 8")) {
            database.owner("drop index if exists " + INDEX + "; create index " + INDEX + " on chunk_embeddings using "
                    + other);
            assertThat(indexes.findings(HNSW))
                    .singleElement()
                    .satisfies(
                            finding -> assertThat(finding.message()).contains(INDEX, "for other searches than ours"));
            assertThat(apply(HNSW)).containsExactly("REBUILD " + INDEX);
            assertThat(indexes.findings(HNSW)).isEmpty();
        }
        database.owner(
                "drop index " + INDEX + "; create index " + INDEX + " on chunk_embeddings using "
                        + "hnsw ((embedding::halfvec(8)) halfvec_cosine_ops) with (ef_construction = 64, m = 16) where (dimension = 8)");
        assertThat(apply(HNSW)).containsExactly("KEEP " + INDEX);
    }

    @Test
    void another_kind_takes_the_place_of_the_one_before_and_lists_follow_the_number_of_vectors() throws SQLException {
        apply(HNSW);

        assertThat(apply(IVFFLAT)).containsExactly("BUILD chunk_embeddings_ivfflat_8", "DROP " + INDEX);

        assertThat(names()).containsExactly("chunk_embeddings_ivfflat_8");
        assertThat(parameters("chunk_embeddings_ivfflat_8")).isEqualTo("{lists=3}");
        database.owner("delete from chunk_embeddings where ctid not in (select ctid from chunk_embeddings limit 1000)");
        assertThat(apply(IVFFLAT)).containsExactly("REBUILD chunk_embeddings_ivfflat_8");
        assertThat(apply(EXACT)).containsExactly("DROP chunk_embeddings_ivfflat_8");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_build_that_was_killed_is_named_and_begun_anew() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (Connection writer = database.database().owner().getConnection()) {
            writer.setAutoCommit(false);
            // A concurrent build waits for everybody who has written to the table before it.
            writer.createStatement().execute("update chunk_embeddings set dimension = 8");
            Thread build = Thread.ofPlatform().start(() -> {
                try {
                    apply(HNSW);
                } catch (RuntimeException killed) {
                    failure.set(killed);
                }
            });
            while (names().isEmpty()) {
                Thread.sleep(10);
            }
            assertThatThrownBy(() -> apply(HNSW))
                    .as("a second run beside it")
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("under way");
            database.owner("select pg_terminate_backend(pid) from pg_stat_progress_create_index");
            build.join();
            writer.rollback();
        }
        assertThat(failure.get()).isInstanceOf(MaintenanceException.class).hasMessageContaining("again");
        assertThat(indexes.findings(HNSW))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains(INDEX, "not valid"));

        assertThat(apply(HNSW)).containsExactly("REBUILD " + INDEX);

        assertThat(indexes.findings(HNSW)).isEmpty();
    }

    @Test
    void a_rebuild_that_was_killed_before_the_change_of_places_is_finished_without_another_build() throws SQLException {
        apply(HNSW);
        database.owner("alter index " + INDEX + " rename to " + INDEX + "_new");

        List<VectorIndexStep> steps = indexes.apply(HNSW, new Silence());

        assertThat(steps)
                .singleElement()
                .satisfies(step -> assertThat(step.sql()).noneMatch(sql -> sql.startsWith("create")));
        assertThat(names()).containsExactly(INDEX);
    }

    @Test
    void a_leftover_of_a_rebuild_beside_a_whole_index_is_dropped() throws SQLException {
        apply(HNSW);
        database.owner("create index " + INDEX
                + "_new on chunk_embeddings using hnsw ((embedding::halfvec(8)) halfvec_cosine_ops)"
                + " where dimension = 8");

        assertThat(apply(HNSW)).containsExactly("KEEP " + INDEX, "DROP " + INDEX + "_new");

        assertThat(names()).containsExactly(INDEX);
    }

    @Test
    void a_plan_changes_nothing_and_shows_its_sql() throws SQLException {
        List<VectorIndexStep> plan = indexes.plan(HNSW);

        assertThat(plan).singleElement().satisfies(step -> {
            assertThat(step.action()).isEqualTo(Action.BUILD);
            assertThat(step.sql())
                    .containsExactly("create index concurrently " + INDEX
                            + " on commonplace.chunk_embeddings using hnsw ((embedding::public.halfvec(8))"
                            + " public.halfvec_cosine_ops) with (ef_construction = 64, m = 16) where dimension = 8");
        });
        assertThat(names()).isEmpty();
    }

    @Test
    void as_many_lists_are_made_as_pgvector_advises() {
        assertThat(VectorIndexOptions.listsFor(0)).isEqualTo(1);
        assertThat(VectorIndexOptions.listsFor(200_000)).isEqualTo(200);
        assertThat(VectorIndexOptions.listsFor(1_000_000)).isEqualTo(1_000);
        assertThat(VectorIndexOptions.listsFor(4_000_000)).isEqualTo(2_000);
    }

    private List<String> apply(VectorIndexOptions options) {
        return indexes.apply(options, new Silence()).stream()
                .map(step -> step.action() + " " + step.index())
                .toList();
    }

    private List<String> names() throws SQLException {
        return database.texts("select indexname from pg_indexes where indexname ~ '(hnsw|ivfflat)' order by 1");
    }

    private String parameters(String index) throws SQLException {
        return database.texts("select array(select unnest(reloptions) order by 1)::text from pg_class where relname = '"
                        + index + "'")
                .getFirst();
    }

    private static final class Silence implements VectorIndexProgress {
        @Override
        public void begins(VectorIndexStep step) {}

        @Override
        public void building(VectorIndexStep step, String phase, OptionalInt percent) {}
    }
}
