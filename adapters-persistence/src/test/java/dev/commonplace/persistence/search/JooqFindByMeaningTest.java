package dev.commonplace.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.persistence.TestRows;
import dev.commonplace.persistence.support.Scope;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqFindByMeaningTest {
    private static TestDatabase database;
    private static TestRows rows;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        rows = new TestRows(database.service());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void scores_are_cosines_but_for_the_rounding_to_half_precision() {
        TenantId tenantId = rows.tenant();
        EmbeddingSpace space = rows.space(tenantId, 384);
        Map<ChunkId, Embedding> vectors = randomVectors(tenantId, space, 50, 1);
        Embedding query = randomVector(new Random(99), 384, 1);

        List<ScoredChunk> found = find(tenantId, space, query, 50);

        assertThat(found).hasSize(50);
        for (ScoredChunk hit : found) {
            assertThat(hit.score()).isCloseTo(query.cosine(vectors.get(hit.chunkId())), within(1e-3));
        }
    }

    @Test
    void vectors_of_any_length_are_compared_by_their_direction() {
        TenantId tenantId = rows.tenant();
        EmbeddingSpace space = rows.space(tenantId, 8);
        for (float length : new float[] {1e-30f, 1e-6f, 1f, 1e6f, 1e30f}) {
            Map<ChunkId, Embedding> vectors = randomVectors(tenantId, space, 5, length);

            for (Map.Entry<ChunkId, Embedding> vector : vectors.entrySet()) {
                ScoredChunk best = find(tenantId, space, vector.getValue(), 1).getFirst();
                assertThat(best.chunkId()).isEqualTo(vector.getKey());
                assertThat(best.score()).isCloseTo(1, within(1e-3)).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void a_vector_of_another_dimension_is_neither_kept_nor_looked_for() {
        TenantId tenantId = rows.tenant();
        EmbeddingSpace space = rows.space(tenantId, 8);
        Chunk chunk = rows.document(tenantId, "text").getFirst();

        assertThatThrownBy(() -> rows.embed(tenantId, space, Map.of(chunk.id(), Embedding.of(1, 2, 3))))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("foreign key constraint");
        assertThatThrownBy(() -> find(tenantId, space, Embedding.of(1, 2, 3), 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("8 dimensions");
    }

    @Test
    void vectors_that_the_covering_index_does_not_hold_are_found_as_well() {
        TenantId tenantId = rows.tenant();
        EmbeddingSpace space = rows.space(tenantId, 3_000);
        Map<ChunkId, Embedding> vectors = randomVectors(tenantId, space, 5, 1);

        vectors.forEach((id, vector) -> assertThat(find(tenantId, space, vector, 1))
                .extracting(ScoredChunk::chunkId)
                .containsExactly(id));
    }

    @Test
    void a_vacuumed_table_is_scanned_in_the_covering_index_alone() throws Exception {
        TenantId tenantId = rows.tenant();
        EmbeddingSpace space = rows.space(tenantId, 384);
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement()) {
            fill(statement, tenantId, space);
            for (int i = 0; i < 3; i++) {
                TenantId other = rows.tenant();
                fill(statement, other, rows.space(other, 384));
            }
            statement.execute("vacuum analyze commonplace.chunk_embeddings");
        }

        String plan = rows.transactions()
                .read(
                        Scope.tenant(tenantId),
                        dsl -> dsl.explain(new JooqFindByMeaning(dsl, tenantId)
                                        .query(space, randomVector(new Random(3), 384, 1), SearchScope.ALL, 10))
                                .plan());

        assertThat(plan).contains("Index Only Scan using chunk_embeddings_exact");
        // A filter beside the index condition would mean looking into the table.
        assertThat(plan).doesNotContain("dimension");
    }

    /** Vectors of chunks that do not exist, since only the owner may make them without. */
    private static void fill(Statement statement, TenantId tenantId, EmbeddingSpace space) throws SQLException {
        statement.execute("set session_replication_role = replica");
        statement.execute("""
                insert into commonplace.chunk_embeddings (tenant_id, space_id, chunk_id, dimension, embedding)
                select '%s', '%s', gen_random_uuid(), 384, (array[i::real] || array_fill(0.1::real, array[383]))::vector::halfvec
                from generate_series(1, 3000) as i""".formatted(tenantId, space.id()));
        statement.execute("set session_replication_role = origin");
    }

    private static List<ScoredChunk> find(TenantId tenantId, EmbeddingSpace space, Embedding query, int limit) {
        return rows.transactions()
                .read(
                        Scope.tenant(tenantId),
                        dsl -> new JooqFindByMeaning(dsl, tenantId)
                                .findByMeaning(space, query, SearchScope.ALL, limit));
    }

    private static Map<ChunkId, Embedding> randomVectors(
            TenantId tenantId, EmbeddingSpace space, int count, float length) {
        String[] texts = new String[count];
        Arrays.fill(texts, "text");
        Random random = new Random(Float.floatToIntBits(length));
        Map<ChunkId, Embedding> vectors = new HashMap<>();
        for (Chunk chunk : rows.document(tenantId, texts)) {
            vectors.put(chunk.id(), randomVector(random, space.dimension(), length));
        }
        rows.embed(tenantId, space, vectors);
        return vectors;
    }

    private static Embedding randomVector(Random random, int dimension, float length) {
        float[] values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian() * length;
        }
        return Embedding.of(values);
    }
}
