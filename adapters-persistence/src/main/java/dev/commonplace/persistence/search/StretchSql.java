package dev.commonplace.persistence.search;

import dev.commonplace.domain.search.StretchWords;

/**
 * The statements that rank stretches of talk. Numbers in braces are parts that jOOQ puts in; what is the same for nodes and
 * conversations stands here once.
 */
final class StretchSql {
    /** The lexemes that are looked for, and what the index of messages was made with. */
    private static final String GIVEN = """
            with recursive wanted (lexeme, weight) as materialized (
                select * from unnest({1}::text[], {2}::float8[])
            ), corpus as materialized (
                select k1, b, greatest(average_length_in_use, 1) as mean from message_corpora
                where tenant_id = {0} and revision = {3}
            )""";

    private static final String MATCHING = " @@ (select {4}::tsquery)";

    /** What each lexeme gives to what the messages in scope say, summed up by a column. */
    private static String said(String column, String from) {
        return """
                , said (id, lexeme, part) as materialized (
                    select %s, term.lexeme,
                           sum(term.frequency * (k1 + 1) / (term.frequency + k1 * (1 - b + b * terms.length / corpus.mean)))
                    from %s
                    cross join corpus
                    cross join lateral (
                        select lexeme, cardinality(positions) as frequency from unnest(terms.terms)
                        where lexeme = any ({1}::text[])) as term
                    where terms.tenant_id = {0} and terms.terms""".formatted(column, from) + MATCHING + """
                     and {5}
                    group by 1, 2
                )""";
    }

    /** The own words of rows, of which those of the title have the weight A; by views, as row-level security hides the indexes. */
    private static String own(String id, String table, String scope) {
        return """
                select %1$s as id, term.lexeme, %4$s * term.frequency * (k1 + 1) / (term.frequency + k1) as part
                from %2$s
                cross join corpus
                cross join lateral (
                    select lexeme, cardinality(positions)
                                   + %5$s * coalesce(cardinality(array_positions(weights, 'A')), 0) as frequency
                    from unnest(%2$s.terms) where lexeme = any ({1}::text[])) as term
                where %2$s.tenant_id = {0} and %2$s.id in (
                    select id from tenant_%2$s where tenant_id = {0} and terms%6$s)
                  and %3$s""".formatted(id, table, scope, StretchWords.OWN_WORDS_WEIGHT, StretchWords.TITLE_WEIGHT - 1, MATCHING);
    }

    /** @param found what of the ids is wanted, with conversation_id, messages and level, which is the same for equals */
    private static String best(String found) {
        return """
                , parts as (
                    select id, lexeme, sum(part) as said from gathered group by id, lexeme
                ), found as materialized (
                %1$s
                ), means as (
                    select level, avg(messages) as mean from found group by level
                ), scored as (
                    select found.id, found.conversation_id, parts.lexeme, wanted.weight,
                           parts.said * (%2$s + 1)
                           / (parts.said + %2$s * (1 - %3$s + %3$s * found.messages / greatest(means.mean, 1))) as part
                    from parts join found using (id) join means using (level) join wanted using (lexeme)
                )
                select id, conversation_id, sum(weight * part) as score,
                       array_agg(lexeme order by weight * part desc, lexeme) as lexemes,
                       array_agg(part::float8 order by weight * part desc, lexeme) as parts
                from scored group by id, conversation_id
                order by score desc, id limit {7}""".formatted(found, StretchWords.K, StretchWords.B);
    }

    /**
     * Parts: tenant, lexemes, weights, revision, any of the lexemes, scope of messages as {@code terms}, scope of
     * {@code topic_nodes}, limit, coarsest level wanted.
     */
    static final String NODES_BY_WORDS = GIVEN
            + said(
                    "placed.node_id",
                    "tenant_message_terms as terms join topic_messages as placed"
                            + " on placed.tenant_id = {0} and placed.message_id = terms.message_id")
            + """
            , up (id, parent_id, level, lexeme, part) as (
                select node.id, node.parent_id, node.level, said.lexeme, said.part
                from said join topic_nodes as node on node.tenant_id = {0} and node.id = said.id
                union all
                select node.id, node.parent_id, node.level, up.lexeme, up.part
                from up join topic_nodes as node on node.tenant_id = {0} and node.id = up.parent_id
                where up.level > {8}
            ), gathered as (
                select id, lexeme, part from up
                union all
            """
            + own("topic_nodes.id", "topic_nodes", "{6}") + ")"
            + best("""
                select id, conversation_id, message_count as messages, level from topic_nodes
                where tenant_id = {0} and id in (select id from parts) and {6}""");

    /** Parts as above, the scope that of {@code conversations}, without a level; then the scope of {@code topic_nodes}. */
    static final String CONVERSATIONS_BY_WORDS = GIVEN
            + said("terms.conversation_id", "tenant_message_terms as terms")
            + ", gathered as (select * from said union all "
            + own("conversations.id", "conversations", "{6}") + " union all "
            + own("topic_nodes.conversation_id", "topic_nodes", "topic_nodes.level = 1 and {8}") + ")"
            + best("""
                select id, id as conversation_id, message_count as messages, 0 as level from conversations
                where tenant_id = {0} and id in (select id from parts) and {6}""");

    private static final String NEAR = """
             from topic_node_embeddings as near
            join topic_nodes on topic_nodes.tenant_id = {0} and topic_nodes.id = near.node_id
            where near.tenant_id = {0} and near.space_id = {1} and {3}""";

    /** Parts: tenant, space, vector, scope of {@code topic_nodes}, limit. */
    static final String NODES_BY_MEANING = """
            select topic_nodes.id, topic_nodes.conversation_id, near.embedding <=> (select {2}) as distance""" + NEAR + """
             order by distance, topic_nodes.id limit {4}""";

    /** Parts: tenant, space, vector, scope of {@code topic_nodes}, limit, scope of {@code conversations}, level. */
    static final String CONVERSATIONS_BY_MEANING = """
            select conversations.id, conversations.id as conversation_id, found.distance
            from conversations join (
                select topic_nodes.conversation_id, min(near.embedding <=> (select {2})) as distance""" + NEAR + """
                 and topic_nodes.level = {6} group by topic_nodes.conversation_id
            ) as found on found.conversation_id = conversations.id
            where conversations.tenant_id = {0} and {5}
            order by distance, conversations.id limit {4}""";

    private static final String INSIDE = """
            with recursive inside (root, id) as (
                select id, id from topic_nodes where tenant_id = {0} and id = any ({1}::uuid[])
                union all
                select inside.root, node.id
                from inside join topic_nodes as node on node.tenant_id = {0} and node.parent_id = inside.id
            ),\s""";

    private static final String OF_NODES =
            " join topic_messages as placed on placed.tenant_id = {0} and placed.message_id = rows.message_id"
                    + " join inside on inside.id = placed.node_id";

    private static String passages(String root, String score, String table, String from, String where) {
        return """
                scored as (
                    select %s as root, rows.message_id, rows.conversation_id, rows.sequence, %s as score
                    from %s as rows %s where rows.tenant_id = {0} and %s and {2} offset 0
                ), placed as (
                    select *, row_number() over (partition by root order by score desc, message_id) as place
                    from scored where score > %s
                )
                select root, message_id, conversation_id, sequence, score from placed where place <= {3}
                order by root, place""".formatted(root, score, table, from, where, table.equals(WORDS) ? "0" : "-2");
    }

    private static final String WORDS = "message_terms";
    private static final String MEANING = "message_embeddings";
    private static final String BM25 = "-(rows.bm25 <#> {4})";
    private static final String COSINE = "1 - (rows.embedding <=> (select {4}))";
    private static final String IN_SPACE = "rows.space_id = {5}";
    private static final String OF_CONVERSATIONS = "rows.conversation_id = any ({1}::uuid[])";

    /** Parts: tenant, nodes, scope of messages as {@code rows}, how many each, the question as a sparse vector. */
    static final String PASSAGES_OF_NODES_BY_WORDS = INSIDE + passages("inside.root", BM25, WORDS, OF_NODES, "true");

    /** The same with a dense vector, and the space. */
    static final String PASSAGES_OF_NODES_BY_MEANING =
            INSIDE + passages("inside.root", COSINE, MEANING, OF_NODES, IN_SPACE);

    /** As those of nodes. */
    static final String PASSAGES_OF_CONVERSATIONS_BY_WORDS =
            "with " + passages("rows.conversation_id", BM25, WORDS, "", OF_CONVERSATIONS);

    static final String PASSAGES_OF_CONVERSATIONS_BY_MEANING =
            "with " + passages("rows.conversation_id", COSINE, MEANING, "", IN_SPACE + " and " + OF_CONVERSATIONS);

    private StretchSql() {}
}
