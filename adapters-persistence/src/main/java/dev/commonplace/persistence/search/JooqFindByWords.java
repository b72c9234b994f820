package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CORPUS_STATISTICS;
import static dev.commonplace.persistence.jooq.Tables.TENANT_CHUNK_TERMS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.search.FindByWords;
import dev.commonplace.application.search.LexemeScore;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.application.search.WordQuery.QueryLexeme;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.BroughtChunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;

/**
 * BM25 as an inner product of sparse vectors: the chunk's holds the parts of term frequency, the query's the inverse
 * document frequencies of this moment.
 */
final class JooqFindByWords implements FindByWords {
    /** Up to here every chunk that has a lexeme of the question is scored. */
    static final long SCORED_CHUNKS_MAX = 30_000;

    // Columns of types that jOOQ does not know.
    private static final Field<?> TERMS =
            field(TENANT_CHUNK_TERMS.getQualifiedName().append("terms"));
    private static final Field<?> BM25 =
            field(TENANT_CHUNK_TERMS.getQualifiedName().append("bm25"));

    /**
     * Arguments: lexemes, their weights, tenant, where some are wanted the lexemes of which one is, revision, tenant. The limit is
     * to follow. The offset keeps the score from being computed a second time for the condition on it. It reads the view, since
     * row-level security hides the index of lexemes of the table.
     */
    private static final String ALL = """
            select chunk_id, score
            from (select chunk_id, -(bm25 <#> %s) as score
                  from tenant_chunk_terms
                  where tenant_id = ?%s and ? = (select revision from corpus_statistics where tenant_id = ?)
                  offset 0) as scored
            where score > 0
            order by score desc, chunk_id
            limit\s""";

    private static final String OF_ALL = ALL.formatted(QueryVector.SPARSE_OF_ARGUMENTS, "");
    private static final String OF_ANY =
            ALL.formatted(QueryVector.SPARSE_OF_ARGUMENTS, " and terms @@ (select ?::tsquery)");

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final long scoredChunksMax;
    private final QueryLexemes lexemes;
    private final BroughtChunks brought;

    JooqFindByWords(DSLContext dsl, TenantId tenantId) {
        this(dsl, tenantId, SCORED_CHUNKS_MAX);
    }

    JooqFindByWords(DSLContext dsl, TenantId tenantId, BroughtChunks brought) {
        this(dsl, tenantId, SCORED_CHUNKS_MAX, brought);
    }

    JooqFindByWords(DSLContext dsl, TenantId tenantId, long scoredChunksMax) {
        this(dsl, tenantId, scoredChunksMax, new BroughtChunks());
    }

    /** @param scoredChunksMax from how many chunks on only those with a rare lexeme are scored, where these are enough */
    private JooqFindByWords(DSLContext dsl, TenantId tenantId, long scoredChunksMax, BroughtChunks brought) {
        this.brought = brought;
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.scoredChunksMax = scoredChunksMax;
        this.lexemes = new QueryLexemes(dsl, tenantId);
    }

    @Override
    public WordQuery understand(String text) {
        return lexemes.ofText(text);
    }

    @Override
    public WordQuery mostTelling(LikeTarget target, int lexemesMax) {
        return lexemes.mostTelling(target, lexemesMax);
    }

    @Override
    public Map<ChunkId, List<LexemeScore>> explain(WordQuery query, Collection<ChunkId> chunks) {
        return lexemes.explain(query, chunks);
    }

    @Override
    public List<ScoredChunk> find(WordQuery query, SearchScope scope, int limit) {
        List<QueryLexeme> known = query.known();
        if (known.isEmpty()) {
            return List.of();
        }
        return RarestLexemes.best(
                known, query.corpusChunks(), scoredChunksMax, limit, anyOf -> best(query, anyOf, scope, limit));
    }

    /** @param anyOf only chunks with one of these are scored; empty to score all */
    private List<ScoredChunk> best(WordQuery query, List<QueryLexeme> anyOf, SearchScope scope, int limit) {
        List<QueryLexeme> wanted = query.known();
        if (!scope.passesAll()) {
            Condition candidates = anyOf.isEmpty() ? noCondition() : hasAny(QueryVector.anyOf(anyOf));
            return dsl.fetch(best(
                            QueryVector.of(wanted),
                            tenantId,
                            candidates.and(isOf(query.revision(), tenantId)).and(ScopedChunks.ofTerms(scope, tenantId)),
                            limit))
                    .map(row -> new ScoredChunk(new ChunkId(row.value1()), row.value2()));
        }
        List<Object> arguments =
                new ArrayList<>(List.of(QueryVector.lexemes(wanted), QueryVector.weights(wanted), tenantId.value()));
        if (!anyOf.isEmpty()) {
            arguments.add(QueryVector.anyOf(anyOf));
        }
        arguments.addAll(List.of(query.revision(), tenantId.value()));
        return RankedRows.fetch(
                dsl,
                brought,
                new RankedRows.Ranking((anyOf.isEmpty() ? OF_ALL : OF_ANY) + limit, "score desc, chunk_id", limit),
                row -> new ScoredChunk(new ChunkId(row.getObject(1, UUID.class)), row.getDouble(2)),
                tenantId,
                arguments.toArray());
    }

    private static Select<Record2<UUID, Double>> best(
            Field<Object> vector, TenantId tenantId, Condition passes, int limit) {
        Field<UUID> chunkId = field(name("scored", "chunk_id"), UUID.class);
        Field<Double> score = field(name("scored", "score"), Double.class);
        return select(chunkId, score)
                .from(scored(vector, tenantId, passes))
                .where(score.gt(inline(0.0)))
                .orderBy(score.desc(), chunkId)
                .limit(limit);
    }

    private static Table<?> scored(Field<Object> vector, TenantId tenantId, Condition passes) {
        // The sub-select makes PostgreSQL make the vector once instead of once for each row.
        Field<Double> score =
                field("-({0} <#> {1})", Double.class, BM25, vector).as("score");
        // An offset keeps the score from being computed a second time for the condition on it.
        return select(TENANT_CHUNK_TERMS.CHUNK_ID, score)
                .from(TENANT_CHUNK_TERMS)
                .where(TENANT_CHUNK_TERMS.TENANT_ID.eq(tenantId.value()))
                .and(passes)
                .offset(inline(0))
                .asTable("scored");
    }

    /** Lexemes of one language mean nothing in an index of another. */
    private static Condition isOf(long revision, TenantId tenantId) {
        return val(revision)
                .eq(select(CORPUS_STATISTICS.REVISION)
                        .from(CORPUS_STATISTICS)
                        .where(CORPUS_STATISTICS.TENANT_ID.eq(tenantId.value())));
    }

    private static Condition hasAny(String lexemes) {
        return condition("{0} @@ (select {1}::tsquery)", TERMS, val(lexemes));
    }
}
