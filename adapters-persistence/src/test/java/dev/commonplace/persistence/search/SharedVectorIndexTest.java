package dev.commonplace.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.OperatorIndexes;
import dev.commonplace.persistence.TestRows;
import dev.commonplace.persistence.search.VectorSearch.Kind;
import dev.commonplace.persistence.support.Scope;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index over all tenants' vectors beside the exact search: several tenants of very different size in one table. */
class SharedVectorIndexTest {
    private static final int DIMENSION = 64;
    private static final int TOPICS = 40;
    private static final int QUERIES = 20;
    private static final int[] SIZES = {3_000, 600, 200, 30, 4};

    private record Library(TenantId tenantId, EmbeddingSpace space, int size) {}

    private static TestDatabase database;
    private static TestRows rows;
    private static final List<Library> LIBRARIES = new ArrayList<>();
    private static final List<float[]> TOPIC_CENTRES = new ArrayList<>();

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        rows = new TestRows(database.service());
        Random random = new Random(7);
        for (int i = 0; i < TOPICS; i++) {
            TOPIC_CENTRES.add(gaussian(random, 1));
        }
        for (int size : SIZES) {
            TenantId tenantId = rows.tenant();
            Library library = new Library(tenantId, rows.space(tenantId, DIMENSION), size);
            fill(library, random);
            LIBRARIES.add(library);
        }
        owner("vacuum analyze commonplace.chunk_embeddings");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @AfterEach
    void dropIndexes() throws SQLException {
        owner("drop index if exists commonplace.chunk_embeddings_hnsw_64");
        owner("drop index if exists commonplace.chunk_embeddings_ivfflat_64");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"HNSW", "IVFFLAT"})
    void it_finds_nearly_all_that_the_exact_search_finds_and_never_fewer_hits_than_exist(Kind kind) throws Exception {
        build(kind);
        VectorSearch byIndex = new VectorSearch(kind, 40, 0, 0);
        Random random = new Random(11);
        int right = 0;
        int all = 0;
        for (Library library : LIBRARIES) {
            for (int i = 0; i < QUERIES; i++) {
                Embedding query = Embedding.of(near(random));
                List<ScoredChunk> exact = find(library, VectorSearch.EXACT, query, 10);
                List<ScoredChunk> found = find(library, byIndex, query, 10);

                assertThat(found).hasSize(Math.min(10, library.size()));
                assertThat(found).extracting(ScoredChunk::chunkId).doesNotHaveDuplicates();
                assertThat(found).isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
                Set<ChunkId> common = ids(exact);
                common.retainAll(ids(found));
                right += common.size();
                all += exact.size();
            }
        }
        assertThat((double) right / all).as("recall").isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"HNSW", "IVFFLAT"})
    void the_search_of_a_large_space_goes_by_the_index(Kind kind) throws Exception {
        build(kind);
        VectorSearch byIndex = new VectorSearch(kind, 40, 0, 0);
        Library large = LIBRARIES.getFirst();

        String plan = rows.transactions()
                .read(
                        Scope.tenant(large.tenantId()),
                        dsl -> dsl.explain(new SharedVectorIndex(dsl, large.tenantId(), byIndex)
                                        .query(
                                                large.space(),
                                                Embedding.of(TOPIC_CENTRES.getFirst()),
                                                DSL.noCondition(),
                                                40))
                                .plan());

        assertThat(plan).contains("Index Scan using " + byIndex.indexName(DIMENSION));
        assertThat(answers(large, byIndex)).isTrue();
        assertThat(answers(large, new VectorSearch(kind, 40, 0, 3_000)))
                .as("a space that is small enough is compared whole")
                .isFalse();
    }

    @Test
    void without_a_valid_index_the_search_is_exact() throws Exception {
        VectorSearch byIndex = new VectorSearch(Kind.HNSW, 40, 0, 0);
        Library large = LIBRARIES.getFirst();
        assertThat(answers(large, byIndex)).as("none is there").isFalse();

        build(Kind.HNSW);
        owner("update pg_index set indisvalid = false"
                + " where indexrelid = 'commonplace.chunk_embeddings_hnsw_64'::regclass");

        assertThat(answers(large, byIndex)).as("its build was killed").isFalse();
        assertThat(find(large, byIndex, Embedding.of(TOPIC_CENTRES.getFirst()), 10))
                .hasSize(10);
    }

    @Test
    void the_index_has_a_name_that_is_the_operators_to_give() {
        for (Kind kind : List.of(Kind.HNSW, Kind.IVFFLAT)) {
            assertThat(OperatorIndexes.contains(new VectorSearch(kind, 1, 1, 1).indexName(384)))
                    .isTrue();
        }
    }

    @Test
    void as_many_lists_are_looked_into_as_their_number_suggests() {
        VectorSearch byItself = new VectorSearch(Kind.IVFFLAT, 1, 0, 0);

        assertThat(byItself.probesFor(3)).isEqualTo(3);
        assertThat(byItself.probesFor(50)).isEqualTo(10);
        assertThat(byItself.probesFor(900)).isEqualTo(30);
        assertThat(new VectorSearch(Kind.IVFFLAT, 1, 7, 0).probesFor(900)).isEqualTo(7);
    }

    private static boolean answers(Library library, VectorSearch settings) {
        return rows.transactions()
                .read(
                        Scope.tenant(library.tenantId()),
                        dsl -> new SharedVectorIndex(dsl, library.tenantId(), settings)
                                .find(library.space(), Embedding.of(TOPIC_CENTRES.getFirst()), DSL.noCondition(), 10)
                                .isPresent());
    }

    private static List<ScoredChunk> find(Library library, VectorSearch settings, Embedding query, int limit) {
        return rows.transactions()
                .read(
                        Scope.tenant(library.tenantId()),
                        dsl -> new JooqFindByMeaning(dsl, library.tenantId(), settings)
                                .findByMeaning(library.space(), query, SearchScope.ALL, limit));
    }

    private static Set<ChunkId> ids(List<ScoredChunk> hits) {
        return hits.stream().map(ScoredChunk::chunkId).collect(Collectors.toCollection(HashSet::new));
    }

    private static void build(Kind kind) throws SQLException {
        String method = kind.name().toLowerCase(java.util.Locale.ROOT);
        String parameters = kind == Kind.HNSW ? "m = 16, ef_construction = 64" : "lists = 4";
        owner("create index chunk_embeddings_" + method + "_64 on commonplace.chunk_embeddings using " + method
                + " ((embedding::halfvec(64)) halfvec_cosine_ops) with (" + parameters + ") where dimension = 64");
        owner("analyze commonplace.chunk_embeddings");
    }

    /** Vectors of chunks that do not exist, since only the owner may make them without. */
    private static void fill(Library library, Random random) throws SQLException {
        try (var connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into commonplace.chunk_embeddings (tenant_id, space_id, chunk_id, dimension, embedding)
                        values (?, ?, gen_random_uuid(), ?, ?::halfvec)""")) {
            statement.execute("set session_replication_role = replica");
            for (int i = 0; i < library.size(); i++) {
                insert.setObject(1, library.tenantId().value());
                insert.setObject(2, library.space().id().value());
                insert.setInt(3, DIMENSION);
                insert.setString(4, text(near(random)));
                insert.addBatch();
            }
            insert.executeBatch();
            statement.execute("set session_replication_role = origin");
        }
    }

    private static float[] near(Random random) {
        float[] centre = TOPIC_CENTRES.get(random.nextInt(TOPICS));
        float[] values = gaussian(random, 0.5f);
        for (int i = 0; i < DIMENSION; i++) {
            values[i] += centre[i];
        }
        return values;
    }

    private static float[] gaussian(Random random, float length) {
        float[] values = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = (float) random.nextGaussian() * length;
        }
        return values;
    }

    private static String text(float[] values) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(values[i]);
        }
        return text.append("]").toString();
    }

    private static void owner(String sql) throws SQLException {
        try (var connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
