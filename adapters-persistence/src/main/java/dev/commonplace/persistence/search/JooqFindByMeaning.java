package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNK_EMBEDDINGS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.search.FindByMeaning;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.BroughtChunks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SelectLimitPercentStep;

/**
 * Compares the query with every vector of the space, so that the answer is exact; or goes by the space's own index, or by the
 * one over all tenants' vectors, where there is one that can answer.
 */
final class JooqFindByMeaning implements FindByMeaning {
    /** The covering index ends here; see the migration that makes it. */
    private static final int COVERED_DIMENSIONS_MAX = 1_024;

    /** Arguments: vector, tenant, space. The limit is to follow. */
    private static final String ALL = """
            select chunk_id, embedding <=> (select ?::vector::halfvec) as distance
            from chunk_embeddings
            where tenant_id = ? and space_id = ?%s
            order by distance, chunk_id
            limit\s""";

    private static final String ALL_COVERED = ALL.formatted(" and dimension <= " + COVERED_DIMENSIONS_MAX);
    private static final String ALL_OTHERS = ALL.formatted("");

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final SharedVectorIndex shared;
    private final OwnVectorIndex own;
    private final BroughtChunks brought;

    JooqFindByMeaning(DSLContext dsl, TenantId tenantId) {
        this(dsl, tenantId, VectorSearch.EXACT);
    }

    JooqFindByMeaning(DSLContext dsl, TenantId tenantId, VectorSearch settings) {
        this(dsl, tenantId, settings, LiveIndexes.none());
    }

    JooqFindByMeaning(DSLContext dsl, TenantId tenantId, VectorSearch settings, LiveIndexes live) {
        this(dsl, tenantId, settings, live, new BroughtChunks());
    }

    JooqFindByMeaning(
            DSLContext dsl, TenantId tenantId, VectorSearch settings, LiveIndexes live, BroughtChunks brought) {
        this.brought = brought;
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.shared = new SharedVectorIndex(dsl, tenantId, settings);
        this.own = new OwnVectorIndex(dsl, tenantId, live, brought);
    }

    @Override
    public List<ScoredChunk> findByMeaning(EmbeddingSpace space, Embedding query, SearchScope scope, int limit) {
        Embedding fitting = space.requireFitting(query);
        Optional<List<ScoredChunk>> byOwn = own.find(space, fitting, scope, chunksOf(scope), limit);
        if (byOwn.isPresent()) {
            return byOwn.get();
        }
        return shared.find(space, fitting, chunksOf(scope), limit)
                .map(nearest -> nearest.stream()
                        .map(row -> scored(row.value1(), row.value2()))
                        .toList())
                .orElseGet(() -> exact(space, fitting, scope, limit));
    }

    private List<ScoredChunk> exact(EmbeddingSpace space, Embedding query, SearchScope scope, int limit) {
        if (scope.passesAll()) {
            String all = (space.dimension() <= COVERED_DIMENSIONS_MAX ? ALL_COVERED : ALL_OTHERS) + limit;
            return RankedRows.fetch(
                    dsl,
                    brought,
                    new RankedRows.Ranking(all, "distance, chunk_id", limit),
                    row -> scored(row.getObject(1, UUID.class), row.getDouble(2)),
                    tenantId,
                    query,
                    tenantId.value(),
                    space.id().value());
        }
        return dsl.fetch(query(space, query, scope, limit)).map(row -> scored(row.value1(), row.value2()));
    }

    private static ScoredChunk scored(UUID chunkId, double distance) {
        return new ScoredChunk(new ChunkId(chunkId), cosine(distance));
    }

    SelectLimitPercentStep<Record2<UUID, Double>> query(
            EmbeddingSpace space, Embedding query, SearchScope scope, int limit) {
        return query(tenantId, space.id(), query, covered(space.dimension()).and(chunksOf(scope)), limit);
    }

    private static SelectLimitPercentStep<Record2<UUID, Double>> query(
            TenantId tenantId, SpaceId spaceId, Embedding query, Condition passes, int limit) {
        // The sub-select makes PostgreSQL convert the vector once instead of once for each row.
        Field<Double> distance = field(
                        "{0} <=> (select {1})",
                        Double.class, CHUNK_EMBEDDINGS.EMBEDDING, val(query, CHUNK_EMBEDDINGS.EMBEDDING))
                .as("distance");
        return select(CHUNK_EMBEDDINGS.CHUNK_ID, distance)
                .from(CHUNK_EMBEDDINGS)
                .where(CHUNK_EMBEDDINGS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNK_EMBEDDINGS.SPACE_ID.eq(spaceId.value()))
                .and(passes)
                .orderBy(distance, CHUNK_EMBEDDINGS.CHUNK_ID)
                .limit(limit);
    }

    /** Word for word the index's own condition: by any other, PostgreSQL would have to look into the table. */
    private static Condition covered(int dimension) {
        return dimension <= COVERED_DIMENSIONS_MAX
                ? CHUNK_EMBEDDINGS.DIMENSION.le(inline(COVERED_DIMENSIONS_MAX))
                : noCondition();
    }

    private Condition chunksOf(SearchScope scope) {
        return ScopedChunks.ofChunks(scope, tenantId, CHUNK_EMBEDDINGS.CHUNK_ID);
    }

    /** Rounding can carry a distance a little past its ends. */
    static double cosine(double distance) {
        return Math.clamp(1 - distance, -1, 1);
    }
}
