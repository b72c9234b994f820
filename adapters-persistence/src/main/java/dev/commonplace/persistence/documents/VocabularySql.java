package dev.commonplace.persistence.documents;

/**
 * The statements that keep the vocabulary: words as they are written, in lower case, as PostgreSQL's parser sees them (its
 * tokens of the kinds that are words, and the parts of those with hyphens), with the number of documents that have them.
 */
final class VocabularySql {
    private static final String WORDS = """
            select distinct chunks.document_id, lower(token) as word
            from chunks cross join lateral ts_parse('default', content) as parsed (tokid, token)
            where chunks.tenant_id = ? and chunks.document_id in (select document_id from %s)
              and tokid in (1, 2, 3, 9, 10, 11, 15, 16, 17)
              and char_length(token) between 2 and 40 and char_length(lower(token)) between 2 and 40""";

    /** Arguments: tenant, the most documents, tenant, tenant, tenant. Gives the number of documents. */
    static final String LEARN = """
            with unknown as materialized (
                select id as document_id from documents
                where tenant_id = ?
                  and not exists (select from vocabulary_documents as known
                                  where known.tenant_id = documents.tenant_id and known.document_id = documents.id)
                order by id
                limit ?
            ), written as materialized (
                %s
            ), counted as (
                insert into vocabulary as kept (tenant_id, word, document_count)
                select ?, word, count(*) from written group by word order by word collate "C"
                on conflict (tenant_id, word) do update set document_count = kept.document_count + excluded.document_count
            ), noted as (
                insert into vocabulary_documents (tenant_id, document_id)
                select ?, document_id from unknown
            )
            select count(*) from unknown""".formatted(WORDS.formatted("unknown"));

    /** Arguments: tenant, document, tenant, tenant, tenant. To be run while the chunks are still there. */
    static final String FORGET = """
            with known as materialized (
                delete from vocabulary_documents where tenant_id = ? and document_id = ? returning document_id
            ), lost as materialized (
                %s
            ), unused as (
                delete from vocabulary as kept using lost
                where kept.tenant_id = ? and kept.word = lost.word and kept.document_count = 1
            )
            update vocabulary as kept
            set document_count = kept.document_count - 1
            from lost
            where kept.tenant_id = ? and kept.word = lost.word and kept.document_count > 1""".formatted(WORDS.formatted("known"));

    private VocabularySql() {}
}
