package dev.commonplace.persistence.documents;

/** The statements of {@link JooqChunkWords}; each does all of its counting in one round trip. */
final class ChunkWordsSql {
    /**
     * Arguments: chunk ids, document ids, contents, tenant, tenant, k1, b, tenant, tenant. An empty corpus takes the mean
     * length of these chunks as its own.
     */
    static final String INDEX = """
            with parsed as materialized (
                select chunk_id, document_id, to_tsvector('%s', content) as terms
                from unnest(?::uuid[], ?::uuid[], ?::text[]) as chunk (chunk_id, document_id, content)
            ), measured as materialized (
                select parsed.*,
                       (select coalesce(sum(greatest(coalesce(array_length(positions, 1), 0), 1)), 0)::integer
                        from unnest(terms)) as length
                from parsed
            ), mean as materialized (
                select case when corpus.chunk_count > 0 then corpus.average_length_in_use
                            else (select greatest(avg(length), 1) from measured) end as length
                from corpus_statistics as corpus
                where corpus.tenant_id = ?
            ), kept as (
                insert into chunk_terms (tenant_id, chunk_id, document_id, length, terms, bm25)
                select ?, chunk_id, document_id, measured.length, terms,
                       bm25_vector(terms, measured.length, mean.length, ?, ?)
                from measured cross join mean
            ), counted as (
                insert into lexeme_statistics as lexemes (tenant_id, lexeme, chunk_count)
                select ?, lexeme, count(*)
                from measured cross join lateral unnest(terms) as term (lexeme, positions, weights)
                group by lexeme
                order by lexeme
                on conflict (tenant_id, lexeme) do update set chunk_count = lexemes.chunk_count + excluded.chunk_count
            )
            update corpus_statistics as corpus
            set chunk_count = corpus.chunk_count + (select count(*) from measured),
                total_length = corpus.total_length + (select sum(length) from measured),
                average_length_in_use = (select length from mean)
            where corpus.tenant_id = ?""".formatted(JooqChunkWords.TEXT_SEARCH_CONFIGURATION);

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

    /** Arguments: k1, b, tenant, tenant. */
    static final String REWRITE = """
            update chunk_terms
            set bm25 = bm25_vector(terms, length, corpus.average_length_in_use, ?, ?)
            from corpus_statistics as corpus
            where corpus.tenant_id = ? and chunk_terms.tenant_id = ?""";

    private ChunkWordsSql() {}
}
