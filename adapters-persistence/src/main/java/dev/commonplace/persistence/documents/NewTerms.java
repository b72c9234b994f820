package dev.commonplace.persistence.documents;

import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.BinaryValues;
import dev.commonplace.persistence.support.BulkStatement;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Writes the words of new chunks. PostgreSQL cuts the texts into lexemes, because queries are cut by the same; what is
 * then to be counted is counted here, which takes a tenth of the time that aggregates take there.
 */
final class NewTerms {
    /** Bounds what one statement holds in memory on both sides. */
    private static final int TEXTS_MAX = 2_500;

    /** Arguments: tenant, lexemes, counts. */
    private static final String COUNT = """
            insert into lexeme_statistics as lexemes (tenant_id, lexeme, chunk_count)
            select ?, lexeme, chunk_count from unnest(?::text[], ?::bigint[]) as given (lexeme, chunk_count) order by lexeme
            on conflict (tenant_id, lexeme) do update set chunk_count = lexemes.chunk_count + excluded.chunk_count
            returning lexeme, lexeme_dimension(lexeme)""";

    /** Arguments: tenant, chunk ids, document ids, lengths, terms, vectors. */
    private static final String KEEP = """
            insert into chunk_terms (tenant_id, chunk_id, document_id, length, terms, bm25)
            select ?, given.* from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::tsvector[], ?::sparsevec[]) as given""";

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final String configuration;
    private final Bm25Parameters parameters;

    NewTerms(DSLContext dsl, TenantId tenantId, String configuration, Bm25Parameters parameters) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.configuration = configuration;
        this.parameters = parameters;
    }

    /**
     * What was added to the corpus.
     *
     * @param averageLength what the vectors were made with
     */
    record Added(long chunks, long totalLength, double averageLength) {}

    /** @param averageLength the one in use; 0 for an empty corpus, which takes the mean length of these texts as its own */
    Added write(List<IndexedText> texts, double averageLength) {
        long totalLength = 0;
        double inUse = averageLength;
        for (int from = 0; from < texts.size(); from += TEXTS_MAX) {
            List<IndexedText> part = texts.subList(from, Math.min(texts.size(), from + TEXTS_MAX));
            BatchLexemes lexemes = new BatchLexemes();
            List<TextTerms> terms = lexemes.parse(
                    dsl,
                    configuration,
                    part.stream()
                            .map(text -> JooqChunkWords.indexed(text.text()))
                            .toList());
            long length = terms.stream().mapToLong(TextTerms::length).sum();
            if (inUse <= 0) {
                inUse = Math.max(1, (double) length / part.size());
            }
            lexemes.count(dsl, tenantId, COUNT);
            keep(part, terms, new TermVectors(parameters, inUse));
            totalLength += length;
        }
        return new Added(texts.size(), totalLength, inUse);
    }

    private void keep(List<IndexedText> texts, List<TextTerms> terms, TermVectors vectors) {
        List<UUID> chunks = texts.stream().map(text -> text.chunkId().value()).toList();
        List<UUID> documents =
                texts.stream().map(text -> text.documentId().value()).toList();
        List<Integer> lengths = terms.stream().map(TextTerms::length).toList();
        BulkStatement.execute(dsl, KEEP, texts.size(), (connection, statement) -> {
            statement.setObject(1, tenantId.value());
            statement.setObject(2, BinaryValues.uuids(connection, chunks));
            statement.setObject(3, BinaryValues.uuids(connection, documents));
            statement.setObject(4, BinaryValues.integers(connection, lengths));
            statement.setObject(5, TextTerms.binary(connection, terms));
            statement.setObject(6, vectors.of(connection, terms));
        });
    }
}
