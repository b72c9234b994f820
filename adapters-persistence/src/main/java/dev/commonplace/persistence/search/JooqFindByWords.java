package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNK_TERMS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.search.FindByWords;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.JooqChunkWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * BM25 as an inner product of sparse vectors: the chunk's holds the parts of term frequency, the query's the inverse
 * document frequencies of this moment.
 */
final class JooqFindByWords implements FindByWords {
    /** Up to here every chunk of the tenant is scored. */
    static final long SCORED_CHUNKS_MAX = 30_000;

    // Columns of types that jOOQ does not know.
    private static final Field<?> TERMS = field(CHUNK_TERMS.getQualifiedName().append("terms"));
    private static final Field<?> BM25 = field(CHUNK_TERMS.getQualifiedName().append("bm25"));

    private static final String LEXEMES =
            """
            select term.lexeme, lexeme_dimension(term.lexeme), coalesce(known.chunk_count, 0),
                   coalesce((select chunk_count from corpus_statistics where tenant_id = ?), 0)
            from unnest(to_tsvector('%s', left(?, %d))) as term (lexeme, positions, weights)
            left join lexeme_statistics as known on known.tenant_id = ? and known.lexeme = term.lexeme
            order by term.lexeme""".formatted(JooqChunkWords.TEXT_SEARCH_CONFIGURATION, JooqChunkWords.CHARACTERS_MAX);

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final long scoredChunksMax;

    JooqFindByWords(DSLContext dsl, TenantId tenantId) {
        this(dsl, tenantId, SCORED_CHUNKS_MAX);
    }

    /** @param scoredChunksMax from how many chunks on only those with a rare lexeme are scored */
    JooqFindByWords(DSLContext dsl, TenantId tenantId, long scoredChunksMax) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.scoredChunksMax = scoredChunksMax;
    }

    private record Query(List<WeightedLexeme> lexemes, long corpusChunks) {
        /** What no chunk has cannot score. */
        List<WeightedLexeme> known() {
            return lexemes.stream().filter(lexeme -> lexeme.chunks() > 0).toList();
        }
    }

    @Override
    public List<QueryLexeme> lexemes(String query) {
        return parse(query).lexemes().stream()
                .map(lexeme -> new QueryLexeme(lexeme.lexeme(), lexeme.chunks(), lexeme.inverseDocumentFrequency()))
                .toList();
    }

    @Override
    public List<ScoredChunk> findByWords(String query, DocumentFilter filter, int limit) {
        Query parsed = parse(query);
        List<WeightedLexeme> known = parsed.known();
        if (known.isEmpty()) {
            return List.of();
        }
        List<WeightedLexeme> rarest = parsed.corpusChunks() > scoredChunksMax ? rarest(known) : known;
        if (rarest.size() < known.size()) {
            List<ScoredChunk> found = best(known, hasAny(rarest), filter, limit);
            // Fewer than wanted: chunks without a rare lexeme count as well then.
            if (found.size() == limit) {
                return found;
            }
        }
        Condition candidates = parsed.corpusChunks() > scoredChunksMax ? hasAny(known) : noCondition();
        return best(known, candidates, filter, limit);
    }

    /** The rarest lexemes, as long as they occur in few enough chunks together; one at least. */
    private List<WeightedLexeme> rarest(List<WeightedLexeme> known) {
        List<WeightedLexeme> taken = new ArrayList<>();
        long postings = 0;
        for (WeightedLexeme lexeme : known.stream()
                .sorted(Comparator.comparingLong(WeightedLexeme::chunks))
                .toList()) {
            postings += lexeme.chunks();
            if (!taken.isEmpty() && postings > scoredChunksMax) {
                break;
            }
            taken.add(lexeme);
        }
        return taken;
    }

    private List<ScoredChunk> best(
            List<WeightedLexeme> lexemes, Condition candidates, DocumentFilter filter, int limit) {
        Field<UUID> chunkId = field(name("scored", "chunk_id"), UUID.class);
        Field<Double> score = field(name("scored", "score"), Double.class);
        return dsl.select(chunkId, score)
                .from(scored(lexemes, candidates, filter))
                .where(score.gt(inline(0.0)))
                .orderBy(score.desc(), chunkId)
                .limit(limit)
                .fetch(row -> new ScoredChunk(new ChunkId(row.value1()), row.value2()));
    }

    private Table<?> scored(List<WeightedLexeme> lexemes, Condition candidates, DocumentFilter filter) {
        // The sub-select makes PostgreSQL read the vector once instead of once for each row.
        Field<Double> score = field(
                        "-({0} <#> (select {1}::sparsevec))", Double.class, BM25, val(QueryVector.sparse(lexemes)))
                .as("score");
        // An offset keeps the score from being computed a second time for the condition on it.
        return select(CHUNK_TERMS.CHUNK_ID, score)
                .from(CHUNK_TERMS)
                .where(CHUNK_TERMS.TENANT_ID.eq(tenantId.value()))
                .and(candidates)
                .and(FilteredDocuments.of(filter, tenantId, CHUNK_TERMS.DOCUMENT_ID))
                .offset(inline(0))
                .asTable("scored");
    }

    private static Condition hasAny(List<WeightedLexeme> lexemes) {
        return condition("{0} @@ (select {1}::tsquery)", TERMS, val(QueryVector.anyOf(lexemes)));
    }

    private Query parse(String query) {
        List<WeightedLexeme> lexemes = new ArrayList<>();
        long corpusChunks = 0;
        for (var row : dsl.fetch(LEXEMES, tenantId.value(), query, tenantId.value())) {
            long chunks = row.get(2, Long.class);
            corpusChunks = row.get(3, Long.class);
            lexemes.add(new WeightedLexeme(
                    row.get(0, String.class),
                    row.get(1, Integer.class),
                    chunks,
                    Bm25Parameters.inverseDocumentFrequency(corpusChunks, chunks)));
        }
        return new Query(List.copyOf(lexemes), corpusChunks);
    }
}
