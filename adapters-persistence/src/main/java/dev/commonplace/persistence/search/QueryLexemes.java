package dev.commonplace.persistence.search;

import dev.commonplace.application.search.LexemeScore;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.application.search.WordQuery.QueryLexeme;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.JooqChunkWords;
import dev.commonplace.persistence.support.FixedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The lexemes of questions and of chunks, with the weights of this moment. */
final class QueryLexemes {
    /** Arguments: text, tenant, tenant. One row at least, so that the counts of the corpus come along. */
    private static final FixedQuery OF_TEXT = FixedQuery.of("""
            select term.lexeme, coalesce(known.chunk_count, 0) as chunks, corpus.chunk_count as corpus_chunks, corpus.revision
            from corpus_statistics as corpus
            left join lateral unnest(to_tsvector(corpus.language::regconfig, left(?, %d)))
                as term (lexeme, positions, weights) on true
            left join lexeme_statistics as known on known.tenant_id = ? and known.lexeme = term.lexeme
            where corpus.tenant_id = ?
            order by term.lexeme collate "C"
            """.formatted(JooqChunkWords.CHARACTERS_MAX));

    /** Arguments: lexemes. */
    private static final String DIMENSIONS =
            "select lexeme_dimension(lexeme) from unnest(?::text[]) with ordinality as wanted (lexeme, place) order by place";

    /** Arguments: tenant, chunk ids. */
    private static final String VECTORS =
            "select chunk_id, bm25::text as bm25 from chunk_terms where tenant_id = ? and chunk_id = any (?::uuid[])";

    private final DSLContext dsl;
    private final TenantId tenantId;

    QueryLexemes(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    WordQuery ofText(String text) {
        return query(OF_TEXT.fetch(dsl, QueryLexemes::row, text, tenantId.value(), tenantId.value()));
    }

    WordQuery mostTelling(LikeTarget target, int lexemesMax) {
        String column = switch (target) {
            case LikeTarget.OfDocument document -> "document_id";
            case LikeTarget.OfChunk chunk -> "chunk_id";
        };
        UUID id = switch (target) {
            case LikeTarget.OfDocument document -> document.id().value();
            case LikeTarget.OfChunk chunk -> chunk.id().value();
        };
        return query(FixedQuery.of(tellingMost(column))
                .fetch(dsl, QueryLexemes::row, tenantId.value(), id, tenantId.value(), tenantId.value(), lexemesMax));
    }

    /**
     * Arguments: tenant, id, tenant, tenant, the most wanted.
     *
     * @param owner the column of the id
     */
    private static String tellingMost(String owner) {
        return """
            select lexeme, chunks, corpus_chunks, revision
            from (select own.lexeme, known.chunk_count as chunks, corpus.chunk_count as corpus_chunks, corpus.revision,
                         own.frequency * ln(1 + (corpus.chunk_count - known.chunk_count + 0.5)
                                                / (known.chunk_count + 0.5)) as weight
                  from (select term.lexeme, sum(greatest(coalesce(array_length(term.positions, 1), 0), 1)) as frequency
                        from chunk_terms cross join lateral unnest(terms) as term (lexeme, positions, weights)
                        where tenant_id = ? and %s = ?
                        group by term.lexeme) as own
                  join lexeme_statistics as known on known.tenant_id = ? and known.lexeme = own.lexeme
                  join corpus_statistics as corpus on corpus.tenant_id = ?
                  order by weight desc, own.lexeme collate "C"
                  limit ?) as telling
            order by lexeme collate "C"
            """.formatted(owner);
    }

    /** @param lexeme null in the row of a corpus of which no lexeme is looked for */
    private record Row(@Nullable String lexeme, long chunks, long corpusChunks, long revision) {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("lexeme"), row.getLong("chunks"), row.getLong("corpus_chunks"), row.getLong("revision"));
    }

    private static WordQuery query(List<Row> rows) {
        List<QueryLexeme> lexemes = new ArrayList<>();
        for (Row row : rows) {
            String lexeme = row.lexeme();
            if (lexeme != null) {
                lexemes.add(new QueryLexeme(
                        lexeme,
                        row.chunks(),
                        Bm25Parameters.inverseDocumentFrequency(row.corpusChunks(), row.chunks())));
            }
        }
        return rows.isEmpty()
                ? new WordQuery(lexemes, 0, 0)
                : new WordQuery(
                        lexemes, rows.getLast().corpusChunks(), rows.getLast().revision());
    }

    Map<ChunkId, List<LexemeScore>> explain(WordQuery query, Collection<ChunkId> chunks) {
        List<QueryLexeme> known = query.known();
        Map<ChunkId, List<LexemeScore>> scores = new LinkedHashMap<>();
        if (known.isEmpty() || chunks.isEmpty()) {
            return scores;
        }
        List<Integer> dimensions = dsl.fetch(DIMENSIONS, (Object)
                        known.stream().map(QueryLexeme::lexeme).toArray(String[]::new))
                .getValues(0, Integer.class);
        dsl.fetch(VECTORS, tenantId.value(), chunks.stream().map(ChunkId::value).toArray(UUID[]::new))
                .forEach(row -> scores.put(
                        new ChunkId(row.get("chunk_id", UUID.class)),
                        SparseVectors.scores(SparseVectors.parse(row.get("bm25", String.class)), known, dimensions)));
        return scores;
    }
}
