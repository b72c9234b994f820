package dev.commonplace.persistence.search;

/** The statements of {@link JooqMessageIndex}. */
final class MessageIndexSql {
    /** Arguments: tenant, conversation, tenant, conversation. Deleted ones, and those that still have the words of one. */
    static final String STALE = """
            select terms.message_id from message_terms as terms
            where terms.tenant_id = ? and terms.conversation_id = ? and exists (
                select from messages as deleted
                where deleted.tenant_id = ? and deleted.conversation_id = ? and deleted.deleted_at is not null
                  and (deleted.id = terms.message_id
                       or terms.has_before and deleted.sequence = terms.sequence - 1))""";

    /** Arguments: tenant, conversation, tenant, conversation. */
    static final String FORGET_VECTORS = """
            delete from message_embeddings
            where tenant_id = ? and conversation_id = ? and message_id in (
                select id from messages where tenant_id = ? and conversation_id = ? and deleted_at is not null)""";

    /** Arguments: messages more, length more, the mean length that is in use, tenant. */
    static final String ADD_TO_CORPUS = """
            update message_corpora
            set message_count = message_count + ?, total_length = total_length + ?, average_length_in_use = ?
            where tenant_id = ?""";

    /** Own words of nodes and conversations in the language of now. Argument: tenant. */
    static final String REWRITE_NODES = """
            update topic_nodes set terms = own_terms((select talk_language(tenant_id)), title, summary, key_points)
            where tenant_id = ?""";

    /** Argument: tenant. */
    static final String REWRITE_CONVERSATIONS = """
            update conversations
            set terms = own_terms((select talk_language(tenant_id)), title || ' ' || array_to_string(tags, ' '), '',
                                  jsonb_path_query_array(goals, '$.goals[*].description'))
            where tenant_id = ?""";

    /** Argument: tenant. */
    static final String FORGET_LEXEMES = "delete from message_lexemes where tenant_id = ?";

    /** Arguments: tenant, tenant. */
    static final String COUNT_LEXEMES = """
            insert into message_lexemes (tenant_id, lexeme, message_count)
            select ?, lexeme, count(*)
            from message_terms cross join lateral unnest(terms) as term (lexeme, positions, weights)
            where tenant_id = ?
            group by lexeme""";

    /** Arguments: tenant, tenant. */
    static final String COUNT_CORPUS = """
            update message_corpora as corpus
            set message_count = counted.messages, total_length = counted.length,
                average_length_in_use = greatest(counted.length::double precision / greatest(counted.messages, 1), 1)
            from (select count(*) as messages, coalesce(sum(length), 0) as length from message_terms where tenant_id = ?)
                as counted
            where corpus.tenant_id = ?""";

    /** Arguments: tenant, tenant. */
    static final String REWRITE = """
            update message_terms
            set bm25 = bm25_vector(terms, length, corpus.average_length_in_use, corpus.k1, corpus.b)
            from message_corpora as corpus
            where corpus.tenant_id = ? and message_terms.tenant_id = ?""";

    private MessageIndexSql() {}
}
