package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNK_EMBEDDINGS;
import static org.jooq.impl.DSL.inline;

import dev.commonplace.application.search.IndexAnswer;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.application.search.LiveIndexes.Serving;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.BroughtChunks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.ResultQuery;

/**
 * Finds the nearest vectors by the index of the space itself. The tenant and the space stand in the statement as literals, as they
 * do in the index's condition: so no plan is ever made for another tenant. Whether the index is really there does not matter
 * for the answer: without it, PostgreSQL answers the same statement exactly.
 */
final class OwnVectorIndex {
    /** Up to so many hits an index looks at few enough candidates to be faster wherever there is one. */
    static final int DEPTH_MAX = 200;

    /** Up to so many vectors a deeper search compares all: looking at a thousand candidates takes as long as comparing 15,000. */
    static final long DEEP_EXACT_UP_TO = 20_000;

    /** Up to so many vectors a filtered search compares all that pass: it is fast enough, and right. */
    static final long FILTERED_EXACT_UP_TO = 50_000;

    /** What a filter lets pass may be far from the query, where a graph finds less; more candidates make up for it. */
    private static final int FILTERED_CANDIDATES_PER_HIT = 4;

    /** Searches for many hits look further than usual. */
    private static final int CANDIDATES_PER_HIT = 2;

    /** A graph looks at no more candidates than that in one go. */
    private static final int EF_SEARCH_MAX = 1_000;

    /** Goes on looking until there are as many hits as wanted; these are put in order afterwards. */
    private static final String RELAXED = "relaxed_order";

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final LiveIndexes live;
    private final BroughtChunks brought;

    OwnVectorIndex(DSLContext dsl, TenantId tenantId, LiveIndexes live, BroughtChunks brought) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.live = live;
        this.brought = brought;
    }

    /**
     * The nearest vectors, best first.
     *
     * @param passes the condition of the scope
     * @return empty where the exact search must answer: there is no index, it would not be faster, or it gave fewer than wanted
     */
    Optional<List<ScoredChunk>> find(
            EmbeddingSpace space, Embedding query, SearchScope scope, Condition passes, int limit) {
        IndexedSpace indexed = new IndexedSpace(tenantId, space.id());
        live.searched(indexed);
        Optional<Serving> serving = live.serving(indexed).filter(known -> isFaster(known, scope, limit));
        if (serving.isEmpty()) {
            return Optional.empty();
        }
        int wanted = scope.passesAll() ? limit : FILTERED_CANDIDATES_PER_HIT * limit;
        int efSearch = Math.min(EF_SEARCH_MAX, Math.max(serving.get().efSearch(), CANDIDATES_PER_HIT * wanted));
        List<ScoredChunk> found = ask(space, query, scope, passes, wanted, efSearch).stream()
                .sorted(Comparator.comparingDouble(ScoredChunk::score)
                        .reversed()
                        .thenComparing(chunk -> chunk.chunkId().value().toString()))
                .limit(limit)
                .toList();
        // What is wanted of an index is that it finds the first; the last of a thousand are none of its recall.
        if (limit <= DEPTH_MAX) {
            live.answered(new IndexAnswer(indexed, space, query, scope, limit, found));
        }
        return found.size() < limit ? Optional.empty() : Optional.of(found);
    }

    private static boolean isFaster(Serving known, SearchScope scope, int limit) {
        if (!scope.passesAll()) {
            return limit <= DEPTH_MAX && known.vectors() > FILTERED_EXACT_UP_TO;
        }
        return limit <= DEPTH_MAX || (limit <= EF_SEARCH_MAX && known.vectors() > DEEP_EXACT_UP_TO);
    }

    private List<ScoredChunk> ask(
            EmbeddingSpace space, Embedding query, SearchScope scope, Condition passes, int limit, int efSearch) {
        if (scope.passesAll()) {
            return plain(space, query, limit, efSearch);
        }
        dsl.fetch(settings(efSearch, RELAXED));
        return query(space, query, passes, limit).fetch(row -> scored(row.value1(), row.value2()));
    }

    /** Settings hold for the transaction; here they go to the server together with the query. */
    private List<ScoredChunk> plain(EmbeddingSpace space, Embedding query, int limit, int efSearch) {
        String nearest =
                "select chunk_id, (embedding::halfvec(%1$d)) <=> (select ?::vector::halfvec) as distance from chunk_embeddings where tenant_id = '%2$s' and space_id = '%3$s' order by distance limit %4$d"
                        .formatted(
                                space.dimension(), tenantId.value(), space.id().value(), limit);
        // With as many hits as candidates, each row that was deleted a moment ago would be one too few.
        String iterativeScan = limit > DEPTH_MAX ? RELAXED : "off";
        return RankedRows.fetch(
                dsl,
                brought,
                new RankedRows.Ranking(settings(efSearch, iterativeScan) + "; ", nearest, "distance, chunk_id", limit),
                row -> scored(row.getObject(1, UUID.class), row.getDouble(2)),
                tenantId,
                query);
    }

    private static String settings(int efSearch, String iterativeScan) {
        return "select set_config('hnsw.ef_search', '" + efSearch + "', true), set_config('hnsw.iterative_scan', '"
                + iterativeScan + "', true)";
    }

    private static ScoredChunk scored(UUID chunkId, double distance) {
        return new ScoredChunk(new ChunkId(chunkId), JooqFindByMeaning.cosine(distance));
    }

    /** The condition, too, is word for word that of the index. */
    ResultQuery<Record2<UUID, Double>> query(EmbeddingSpace space, Embedding query, Condition passes, int limit) {
        Field<Double> distance = IndexedDistance.of(space.dimension(), query);
        return dsl.select(CHUNK_EMBEDDINGS.CHUNK_ID, distance)
                .from(CHUNK_EMBEDDINGS)
                .where(CHUNK_EMBEDDINGS.TENANT_ID.eq(inline(tenantId.value())))
                .and(CHUNK_EMBEDDINGS.SPACE_ID.eq(inline(space.id().value())))
                .and(passes)
                .orderBy(distance)
                .limit(inline(limit));
    }
}
