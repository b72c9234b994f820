package dev.commonplace.persistence.documents;

/** The statements of {@link JooqChunkWords}. */
final class ChunkWordsSql {
    /** Arguments: chunks more, length more, the mean length that is in use, tenant. */
    static final String ADD_TO_CORPUS = """
            update corpus_statistics
            set chunk_count = chunk_count + ?, total_length = total_length + ?, average_length_in_use = ?
            where tenant_id = ?""";

    /** Arguments: tenant, document, tenant, tenant, tenant. A lexeme that no chunk has any more goes with the last one. */
    static final String FORGET = """
            with gone as materialized (
                delete from chunk_terms where tenant_id = ? and document_id = ? returning length, terms
            ), lost as materialized (
                select lexeme, count(*) as chunk_count
                from gone cross join lateral unnest(terms) as term (lexeme, positions, weights)
                group by lexeme
            ), unused as (
                delete from lexeme_statistics as lexemes using lost
                where lexemes.tenant_id = ? and lexemes.lexeme = lost.lexeme
                  and lexemes.chunk_count = lost.chunk_count
            ), counted as (
                update lexeme_statistics as lexemes
                set chunk_count = lexemes.chunk_count - lost.chunk_count
                from lost
                where lexemes.tenant_id = ? and lexemes.lexeme = lost.lexeme
                  and lexemes.chunk_count <> lost.chunk_count
            )
            update corpus_statistics as corpus
            set chunk_count = corpus.chunk_count - (select count(*) from gone),
                total_length = corpus.total_length - (select coalesce(sum(length), 0) from gone)
            where corpus.tenant_id = ?""";

    /** Argument: tenant. */
    static final String USE_MEAN_OF_NOW = """
            update corpus_statistics
            set average_length_in_use = greatest(total_length::double precision / chunk_count, 1)
            where tenant_id = ? and chunk_count > 0""";

    /** Arguments: tenant, tenant. */
    static final String REWRITE = """
            update chunk_terms
            set bm25 = bm25_vector(terms, length, corpus.average_length_in_use, corpus.k1, corpus.b)
            from corpus_statistics as corpus
            where corpus.tenant_id = ? and chunk_terms.tenant_id = ?""";

    private ChunkWordsSql() {}
}
