package dev.commonplace.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.search.IndexAnswer;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.application.search.RecallSamples;
import dev.commonplace.application.search.VectorIndexStates.Existing;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.IndexStrategy;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.embeddings.RecallRecord;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.VectorIndexState;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.documents.DocumentFilterBuilder;
import dev.commonplace.migrations.OperatorIndexes;
import dev.commonplace.persistence.TestRows;
import dev.commonplace.persistence.documents.BroughtChunks;
import dev.commonplace.persistence.support.Scope;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A space with an index of its own beside spaces without. */
class OwnVectorIndexTest {
    private static final int DIMENSION = 64;
    private static final int LARGE = 4_000;
    private static final int SMALL = 30;
    private static final int TOPICS = 40;

    private static TestDatabase database;
    private static TestRows rows;
    private static IndexedSpace large;
    private static EmbeddingSpace largeSpace;
    private static IndexedSpace small;
    private static EmbeddingSpace smallSpace;
    private static final List<IndexAnswer> ANSWERS = new ArrayList<>();
    private static final LiveIndexes LIVE = new LiveIndexes(ANSWERS::add);
    private static final Random RANDOM = new Random(5);
    private static final List<float[]> CENTRES = new ArrayList<>();

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        rows = new TestRows(database.service());
        for (int i = 0; i < TOPICS; i++) {
            CENTRES.add(gaussian(1));
        }
        TenantId largeTenant = rows.tenant();
        largeSpace = rows.space(largeTenant, DIMENSION);
        large = new IndexedSpace(largeTenant, largeSpace.id());
        TenantId smallTenant = rows.tenant();
        smallSpace = rows.space(smallTenant, DIMENSION);
        small = new IndexedSpace(smallTenant, smallSpace.id());
        fill(large, LARGE);
        fill(small, SMALL);
        owner("create index " + large.indexName()
                + " on commonplace.chunk_embeddings using hnsw ((embedding::public.halfvec(64)) public.halfvec_cosine_ops)"
                + " with (m = 24, ef_construction = 128) where tenant_id = '" + largeTenant.value()
                + "' and space_id = '" + largeSpace.id().value() + "'");
        owner("vacuum analyze commonplace.chunk_embeddings");
        LIVE.serve(Map.of(large, new LiveIndexes.Serving(80, LARGE)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_index_finds_nearly_all_that_there_is_and_says_so() {
        ANSWERS.clear();
        int right = 0;
        for (int i = 0; i < 20; i++) {
            Embedding query = Embedding.of(near());
            Set<ChunkId> exact =
                    new HashSet<>(ids(find(large, largeSpace, LiveIndexes.none(), query, DocumentFilter.ALL, 10)));
            List<ScoredChunk> byIndex = find(large, largeSpace, LIVE, query, DocumentFilter.ALL, 10);

            assertThat(byIndex).hasSize(10).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
            right += (int) ids(byIndex).stream().filter(exact::contains).count();
        }
        assertThat(right).isGreaterThanOrEqualTo(198);
        assertThat(ANSWERS).hasSize(20).allMatch(answer -> answer.indexed().equals(large) && answer.limit() == 10);
    }

    @Test
    void its_plan_goes_by_the_index_of_this_space_and_no_exact_search_ever_does() {
        Embedding query = Embedding.of(near());

        String byIndex = rows.transactions()
                .read(
                        Scope.tenant(large.tenantId()),
                        dsl -> dsl.explain(new OwnVectorIndex(dsl, large.tenantId(), LIVE, new BroughtChunks())
                                        .query(largeSpace, query, org.jooq.impl.DSL.noCondition(), 10))
                                .plan());
        String exact = rows.transactions()
                .read(
                        Scope.tenant(large.tenantId()),
                        dsl -> dsl.explain(new JooqFindByMeaning(dsl, large.tenantId())
                                        .query(largeSpace, query, SearchScope.ALL, 10))
                                .plan());

        assertThat(byIndex).contains("Index Scan using " + large.indexName());
        assertThat(exact).doesNotContain("chunk_embeddings_own_");
    }

    @Test
    void what_cannot_serve_is_answered_exactly() throws SQLException {
        ANSWERS.clear();
        Embedding query = Embedding.of(near());

        assertThat(find(small, smallSpace, LIVE, query, DocumentFilter.ALL, 200))
                .as("no index")
                .hasSize(SMALL);
        assertThat(find(large, largeSpace, LIVE, query, DocumentFilter.ALL, 1_000))
                .as("deeper than an index of so few is good for")
                .isEqualTo(find(large, largeSpace, LiveIndexes.none(), query, DocumentFilter.ALL, 1_000));
        assertThat(ANSWERS).isEmpty();

        LiveIndexes stale = LiveIndexes.none();
        stale.serve(Map.of(small, new LiveIndexes.Serving(80, SMALL)));
        assertThat(find(small, smallSpace, stale, query, DocumentFilter.ALL, 10))
                .as("an index that was dropped a moment ago")
                .isEqualTo(find(small, smallSpace, LiveIndexes.none(), query, DocumentFilter.ALL, 10));
        assertThat(find(small, smallSpace, stale, query, DocumentFilter.ALL, 50))
                .as("fewer than wanted")
                .hasSize(SMALL);
    }

    @Test
    void a_deep_search_of_many_vectors_finds_as_many_as_are_wanted_and_is_no_sample_of_the_recall() {
        LiveIndexes huge = new LiveIndexes(ANSWERS::add);
        huge.serve(Map.of(large, new LiveIndexes.Serving(80, OwnVectorIndex.DEEP_EXACT_UP_TO + 1)));
        ANSWERS.clear();
        Embedding query = Embedding.of(near());

        List<ScoredChunk> exact = find(large, largeSpace, LiveIndexes.none(), query, DocumentFilter.ALL, 1_000);
        List<ScoredChunk> deep = find(large, largeSpace, huge, query, DocumentFilter.ALL, 1_000);

        assertThat(deep).hasSize(1_000).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(ids(deep).subList(0, 100)).isEqualTo(ids(exact).subList(0, 100));
        assertThat(ids(deep)).filteredOn(ids(exact)::contains).hasSizeGreaterThan(950);
        assertThat(find(large, largeSpace, huge, query, DocumentFilter.ALL, 1_001))
                .as("deeper than an index goes")
                .isEqualTo(find(large, largeSpace, LiveIndexes.none(), query, DocumentFilter.ALL, 1_001));
        assertThat(ANSWERS).isEmpty();
    }

    @Test
    void a_filter_never_makes_fewer_be_found_than_there_are() {
        DocumentFilter none = DocumentFilterBuilder.aFilter()
                .withTagsAny(List.of("nobody-has-it"))
                .build();
        LiveIndexes huge = LiveIndexes.none();
        huge.serve(Map.of(large, new LiveIndexes.Serving(80, 1_000_000)));

        for (LiveIndexes live : List.of(LIVE, huge)) {
            assertThat(find(large, largeSpace, live, Embedding.of(near()), none, 10))
                    .isEmpty();
        }
    }

    @Test
    void the_states_of_all_tenants_are_kept_and_one_tenant_sees_its_own() {
        JooqVectorIndexStates states = new JooqVectorIndexStates(rows.transactions());
        IndexedSpace gone = new IndexedSpace(large.tenantId(), new SpaceId(new UUID(0, 1)));
        states.addSearches(large, 3);
        states.addSearches(large, 4);
        states.addSearches(small, 1);
        states.addSearches(gone, 1);

        assertThat(states.all()).extracting(VectorIndexState::space).containsExactlyInAnyOrder(large, small);
        VectorIndexState seen = state(states, large);
        assertThat(seen.load().searches()).isEqualTo(7);
        assertThat(seen.strategy()).isEqualTo(IndexStrategy.EXACT);
        assertThat(states.count(large)).hasValue(LARGE);
        assertThat(states.count(gone)).isEmpty();
        assertThat(states.existing()).containsOnlyKeys(large.indexName());
        Existing index = states.existing().get(large.indexName());
        assertThat(index == null ? 0 : index.bytes()).isPositive();

        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        VectorIndexState indexed = seen.indexed(new VectorIndexState.Cost(123, now, Duration.ofMillis(1_500), LARGE))
                .because("it is large")
                .alarmed(Optional.of("a fault"));
        states.save(indexed, false);
        rows.in(large.tenantId(), dsl -> {
            RecallSamples samples = new JooqVectorIndexes(dsl, large.tenantId());
            samples.add(large.spaceId(), 9, 10, 10);
            samples.add(large.spaceId(), 10, 10, 9);
        });

        VectorIndexState kept = state(states, large);
        assertThat(kept)
                .isEqualTo(new VectorIndexState(
                        large,
                        IndexStrategy.HNSW,
                        indexed.wanted(),
                        "it is large",
                        indexed.load(),
                        80,
                        indexed.index(),
                        new RecallRecord(OptionalDouble.of(0.95), 2, 20, 19),
                        Optional.of("a fault")));
        List<VectorIndexState> others = rows.transactions()
                .read(Scope.tenant(small.tenantId()), dsl -> new JooqVectorIndexes(dsl, small.tenantId()).list());
        assertThat(others).extracting(VectorIndexState::space).containsExactly(small);
        states.save(kept.exact(), true);
        assertThat(state(states, large).recall()).isEqualTo(RecallRecord.NONE);
        assertThat(state(states, large).index()).isEmpty();
    }

    @Test
    void a_space_that_is_being_dropped_counts_as_gone_so_that_its_index_goes() throws SQLException {
        TenantId tenantId = rows.tenant();
        IndexedSpace dropped =
                new IndexedSpace(tenantId, rows.space(tenantId, DIMENSION).id());
        JooqVectorIndexStates states = new JooqVectorIndexStates(rows.transactions());
        assertThat(states.count(dropped)).hasValue(0);

        owner("update commonplace.embedding_spaces set is_active = false, stage = 'dropping' where id = '"
                + dropped.spaceId().value() + "'");

        assertThat(states.count(dropped)).isEmpty();
    }

    @Test
    void every_name_of_an_index_is_one_that_the_schemas_checks_know() {
        assertThat(OperatorIndexes.isOwn(large.indexName())).isTrue();
        assertThat(OperatorIndexes.contains(large.indexName())).isTrue();
    }

    private static VectorIndexState state(JooqVectorIndexStates states, IndexedSpace space) {
        return states.all().stream()
                .filter(state -> state.space().equals(space))
                .findFirst()
                .orElseThrow();
    }

    private static List<ScoredChunk> find(
            IndexedSpace indexed,
            EmbeddingSpace space,
            LiveIndexes live,
            Embedding query,
            DocumentFilter filter,
            int limit) {
        return rows.transactions()
                .read(
                        Scope.tenant(indexed.tenantId()),
                        dsl -> new JooqFindByMeaning(dsl, indexed.tenantId(), VectorSearch.EXACT, live)
                                .findByMeaning(space, query, SearchScope.of(filter), limit));
    }

    private static List<ChunkId> ids(List<ScoredChunk> found) {
        return found.stream().map(ScoredChunk::chunkId).toList();
    }

    /** Vectors of chunks that do not exist, since only the owner may make them without. */
    private static void fill(IndexedSpace space, int count) throws SQLException {
        try (var connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into commonplace.chunk_embeddings (tenant_id, space_id, chunk_id, dimension, embedding)
                        values (?, ?, gen_random_uuid(), ?, ?::real[]::vector::halfvec)""")) {
            statement.execute("set session_replication_role = replica");
            for (int i = 0; i < count; i++) {
                insert.setObject(1, space.tenantId().value());
                insert.setObject(2, space.spaceId().value());
                insert.setInt(3, DIMENSION);
                insert.setString(
                        4, java.util.Arrays.toString(near()).replace('[', '{').replace(']', '}'));
                insert.addBatch();
            }
            insert.executeBatch();
            statement.execute("set session_replication_role = origin");
        }
    }

    private static float[] near() {
        float[] values = gaussian(0.5f);
        float[] centre = CENTRES.get(RANDOM.nextInt(TOPICS));
        for (int i = 0; i < DIMENSION; i++) {
            values[i] += centre[i];
        }
        return values;
    }

    private static float[] gaussian(float length) {
        float[] values = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = (float) RANDOM.nextGaussian() * length;
        }
        return values;
    }

    private static void owner(String sql) throws SQLException {
        try (var connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
