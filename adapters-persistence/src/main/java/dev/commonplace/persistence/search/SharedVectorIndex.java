package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNK_EMBEDDINGS;
import static org.jooq.impl.DSL.inline;

import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.search.VectorSearch.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.SelectLimitPercentStep;

/**
 * Finds the nearest vectors by the index over the vectors of all tenants. Such an index goes by nearness first, and what
 * belongs to other tenants or does not pass the filter is thrown away afterwards; therefore it is asked for more than is
 * wanted, and where even those do not come, its answer does not count.
 */
final class SharedVectorIndex {
    /** What is asked for beyond the wanted hits makes up for what the index misses. */
    private static final int CANDIDATES_PER_HIT = 4;

    /** Whoever wants so many anyway needs no more. */
    private static final int CANDIDATES_ENOUGH = 400;

    /** The most that pgvector's setting takes. */
    private static final int EF_SEARCH_MAX = 1_000;

    /** pgvector's own, where an index was built without saying. */
    private static final int LISTS_DEFAULT = 100;

    /** Whether the index serves, how many lists it has, and whether the space is large enough to need it. */
    private static final String LOOK = """
            select i.indisvalid and i.indisready as usable,
                   coalesce((select option_value::int from pg_options_to_table(c.reloptions)
                             where option_name = 'lists'), ?) as lists,
                   exists (select from chunk_embeddings
                           where tenant_id = ? and space_id = ? and dimension <= 1024 offset ? limit 1)
                   or ? > 1024 as large
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            where i.indexrelid = to_regclass('commonplace.' || ?)""";

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final VectorSearch settings;

    SharedVectorIndex(DSLContext dsl, TenantId tenantId, VectorSearch settings) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.settings = settings;
    }

    /**
     * The nearest vectors, best first, with their distances.
     *
     * @param passes the condition of the filter
     * @return empty where the exact search must answer: the index is not there or not valid, the space is small, or fewer
     *     came than were asked for
     */
    Optional<List<Record2<UUID, Double>>> find(EmbeddingSpace space, Embedding query, Condition passes, int limit) {
        if (settings.kind() == Kind.EXACT) {
            return Optional.empty();
        }
        Record look = dsl.fetchOne(
                LOOK,
                LISTS_DEFAULT,
                tenantId.value(),
                space.id().value(),
                settings.exactUpTo(),
                space.dimension(),
                settings.indexName(space.dimension()));
        if (look == null || !look.get("usable", Boolean.class) || !look.get("large", Boolean.class)) {
            return Optional.empty();
        }
        int wanted = Math.max(limit, Math.min(CANDIDATES_PER_HIT * limit, CANDIDATES_ENOUGH));
        prepare(wanted, look.get("lists", Integer.class));
        List<Record2<UUID, Double>> candidates =
                query(space, query, passes, wanted).fetch();
        if (candidates.size() < wanted) {
            return Optional.empty();
        }
        return Optional.of(candidates.stream()
                .sorted(Comparator.<Record2<UUID, Double>>comparingDouble(Record2::value2)
                        .thenComparing(row -> row.value1().toString()))
                .limit(limit)
                .toList());
    }

    /** For the rest of the transaction. Goes on past what was thrown away, for as long as pgvector lets it. */
    private void prepare(int wanted, int lists) {
        if (settings.kind() == Kind.HNSW) {
            dsl.fetch(
                    "select set_config('hnsw.ef_search', ?, true), set_config('hnsw.iterative_scan', 'strict_order', true)",
                    Integer.toString(Math.min(EF_SEARCH_MAX, Math.max(settings.efSearch(), wanted))));
        } else {
            dsl.fetch(
                    "select set_config('ivfflat.probes', ?, true), set_config('ivfflat.iterative_scan', 'relaxed_order', true)",
                    Integer.toString(settings.probesFor(lists)));
        }
    }

    /** The condition, too, is word for word that of the index. */
    SelectLimitPercentStep<Record2<UUID, Double>> query(
            EmbeddingSpace space, Embedding query, Condition passes, int limit) {
        Field<Double> distance = IndexedDistance.of(space.dimension(), query);
        return dsl.select(CHUNK_EMBEDDINGS.CHUNK_ID, distance)
                .from(CHUNK_EMBEDDINGS)
                .where(CHUNK_EMBEDDINGS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNK_EMBEDDINGS.SPACE_ID.eq(space.id().value()))
                .and(CHUNK_EMBEDDINGS.DIMENSION.eq(inline(space.dimension())))
                .and(passes)
                .orderBy(distance)
                .limit(limit);
    }
}
