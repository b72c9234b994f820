package dev.commonplace.persistence.topics;

import dev.commonplace.application.topics.TopicGraphs.Placed;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeOutline;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.support.BulkStatement;
import dev.commonplace.persistence.support.FixedQuery;
import dev.commonplace.persistence.support.HalfVectors;
import dev.commonplace.persistence.support.JsonText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/** Nodes, the messages in them, and what they mean. */
final class JooqTopicNodes {
    /** Bounds what one statement holds in memory on both sides. */
    private static final int NODES_AT_ONCE = 500;

    private static final int MESSAGES_AT_ONCE = 2_000;

    private static final String SELECT = "select " + NodeRows.columns() + " from topic_nodes where tenant_id = ? and ";
    private static final String IN_ORDER = " order by level, first_sequence";

    private static final FixedQuery OUTLINE = FixedQuery.of("select " + NodeRows.SPAN + """
            , confidence, title_origin = 'user' or summary_origin = 'user' or is_bookmark or is_tangent or is_crux or is_progress
              or x is not null as touched
            from topic_nodes where tenant_id = ? and conversation_id = ?""" + IN_ORDER);

    private static final FixedQuery OF_LEVEL = FixedQuery.of(SELECT + "conversation_id = ? and level = ?" + IN_ORDER);
    /** Transitions are many, and stand in the answer about a single node. */
    private static final FixedQuery SHOWN = FixedQuery.of(SELECT.replace("transitions", "'[]' as transitions")
            + "conversation_id = ? and level = ? and last_sequence >= ?" + IN_ORDER + " limit ?");

    private static final FixedQuery BY_IDS = FixedQuery.of(SELECT + "conversation_id = ? and id = any (?)" + IN_ORDER);
    private static final FixedQuery OF_PARENT =
            FixedQuery.of(SELECT + "conversation_id = ? and parent_id = ?" + IN_ORDER);

    /** With the words by which they are found. Arguments: tenant, conversation, tenant, nodes. */
    private static final String PUT = "insert into topic_nodes (tenant_id, conversation_id, terms, "
            + NodeRows.columns()
            + ") select ?, ?, own_terms((select talk_language(?)), title, summary, key_points), " + NodeRows.columns()
            + " from jsonb_to_recordset(?::jsonb) as given ("
            + NodeRows.typed()
            + ") on conflict (tenant_id, id) do update set terms = excluded.terms, " + NodeRows.updates()
            + " where topic_nodes.conversation_id = excluded.conversation_id";

    private static final FixedQuery REMOVE =
            FixedQuery.of("delete from topic_nodes where tenant_id = ? and id = any (?)");

    private static final String PUT_MESSAGES = """
            insert into topic_messages (tenant_id, message_id, node_id, sequence)
            select ?, given.message_id, given.node_id, given.sequence
            from unnest(?::uuid[], ?::uuid[], ?::integer[]) as given (message_id, node_id, sequence)
            on conflict (tenant_id, message_id) do update set node_id = excluded.node_id
            where topic_messages.node_id <> excluded.node_id""";

    private static final FixedQuery NODES_OF = FixedQuery.of("""
            with recursive around (sequence, id, level, parent_id) as (
                select m.sequence, n.id, n.level, n.parent_id
                from messages m
                join topic_messages t on t.tenant_id = m.tenant_id and t.message_id = m.id
                join topic_nodes n on n.tenant_id = m.tenant_id and n.id = t.node_id
                where m.tenant_id = ? and m.conversation_id = ? and m.sequence = any (?) and m.deleted_at is null
                union all
                select a.sequence, n.id, n.level, n.parent_id
                from around a join topic_nodes n on n.tenant_id = ? and n.id = a.parent_id
                where a.level > ?
            )
            select sequence, id from around where level = ?""");

    private static final FixedQuery MESSAGES_OF = FixedQuery.of("""
            with recursive inside (id) as (
                select id from topic_nodes where tenant_id = ? and id = ?
                union all
                select n.id from inside i join topic_nodes n on n.tenant_id = ? and n.parent_id = i.id
            )
            select t.sequence
            from inside i
            join topic_messages t on t.tenant_id = ? and t.node_id = i.id
            join messages m on m.tenant_id = t.tenant_id and m.id = t.message_id and m.deleted_at is null
            order by t.sequence""");

    private static final String PUT_MEANINGS = """
            with given as (
                select * from unnest(?::uuid[], ?::halfvec[]) as given (node_id, embedding)
            ), others as (
                delete from topic_node_embeddings
                where tenant_id = ? and node_id in (select node_id from given) and space_id <> ?
            )
            insert into topic_node_embeddings (tenant_id, space_id, node_id, dimension, embedding)
            select ?, ?, node_id, vector_dims(embedding), embedding from given
            on conflict (tenant_id, node_id, space_id)
            do update set dimension = excluded.dimension, embedding = excluded.embedding""";

    private static final FixedQuery MEANINGS = FixedQuery.of("""
            select node_id, embedding::real[] as embedding from topic_node_embeddings
            where tenant_id = ? and space_id = ? and node_id = any (?)""");

    private final DSLContext dsl;
    private final UUID tenant;

    JooqTopicNodes(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenant = tenantId.value();
    }

    List<NodeOutline> outline(ConversationId id) {
        return OUTLINE.fetch(
                dsl,
                row -> new NodeOutline(NodeRows.span(row), row.getDouble("confidence"), row.getBoolean("touched")),
                tenant,
                id.value());
    }

    List<GraphNode> ofLevel(ConversationId id, ZoomLevel level) {
        return OF_LEVEL.fetch(dsl, NodeRows::node, tenant, id.value(), level.number());
    }

    List<GraphNode> shown(ConversationId id, ZoomLevel level, int fromSequence, int limit) {
        return SHOWN.fetch(dsl, NodeRows::node, tenant, id.value(), level.number(), fromSequence, limit);
    }

    List<GraphNode> byIds(ConversationId id, Collection<NodeId> ids) {
        return BY_IDS.fetch(dsl, NodeRows::node, tenant, id.value(), uuids(ids));
    }

    List<GraphNode> inside(ConversationId id, NodeId parent) {
        return OF_PARENT.fetch(dsl, NodeRows::node, tenant, id.value(), parent.value());
    }

    void put(ConversationId id, List<GraphNode> nodes) {
        for (int from = 0; from < nodes.size(); from += NODES_AT_ONCE) {
            List<GraphNode> some = nodes.subList(from, Math.min(nodes.size(), from + NODES_AT_ONCE));
            String json = JsonText.write(some.stream().map(NodeRows::values).toList());
            BulkStatement.execute(dsl, PUT, some.size(), (connection, statement) -> {
                statement.setObject(1, tenant);
                statement.setObject(2, id.value());
                statement.setObject(3, tenant);
                statement.setString(4, json);
            });
        }
    }

    void remove(Collection<NodeId> ids) {
        if (!ids.isEmpty()) {
            REMOVE.execute(dsl, tenant, uuids(ids));
        }
    }

    /** In the order of ids, so that two writers cannot wait for each other. */
    void putMessages(Map<Placed, NodeId> nodesOfMessages) {
        List<Map.Entry<Placed, NodeId>> all = nodesOfMessages.entrySet().stream()
                .sorted((one, other) ->
                        one.getKey().id().value().compareTo(other.getKey().id().value()))
                .toList();
        for (int from = 0; from < all.size(); from += MESSAGES_AT_ONCE) {
            List<Map.Entry<Placed, NodeId>> some = all.subList(from, Math.min(all.size(), from + MESSAGES_AT_ONCE));
            BulkStatement.execute(dsl, PUT_MESSAGES, some.size(), (connection, statement) -> {
                statement.setObject(1, tenant);
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "uuid",
                                some.stream()
                                        .map(one -> one.getKey().id().value())
                                        .toArray()));
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "uuid",
                                some.stream().map(one -> one.getValue().value()).toArray()));
                statement.setArray(
                        4,
                        connection.createArrayOf(
                                "int4",
                                some.stream()
                                        .map(one -> one.getKey().sequence())
                                        .toArray()));
            });
        }
    }

    Map<Integer, NodeId> nodesOf(ConversationId id, Collection<Integer> sequences, ZoomLevel level) {
        Map<Integer, NodeId> nodes = new TreeMap<>();
        NODES_OF.fetch(
                dsl,
                row -> nodes.put(row.getInt("sequence"), new NodeId(row.getObject("id", UUID.class))),
                tenant,
                id.value(),
                sequences.toArray(Integer[]::new),
                tenant,
                level.number(),
                level.number());
        return nodes;
    }

    List<Integer> messagesOf(NodeId id) {
        return MESSAGES_OF.fetch(dsl, row -> row.getInt("sequence"), tenant, id.value(), tenant, tenant);
    }

    void putMeanings(SpaceId space, Map<NodeId, Embedding> meanings) {
        if (meanings.isEmpty()) {
            return;
        }
        Map<UUID, Embedding> vectors = new TreeMap<>();
        meanings.forEach((id, embedding) -> vectors.put(id.value(), embedding));
        BulkStatement.execute(dsl, PUT_MEANINGS, vectors.size(), (connection, statement) -> {
            statement.setArray(
                    1, connection.createArrayOf("uuid", vectors.keySet().toArray()));
            statement.setObject(2, HalfVectors.of(connection, vectors.values()));
            statement.setObject(3, tenant);
            statement.setObject(4, space.value());
            statement.setObject(5, tenant);
            statement.setObject(6, space.value());
        });
    }

    Map<NodeId, Embedding> meanings(SpaceId space, Collection<NodeId> ids) {
        Map<NodeId, Embedding> meanings = new HashMap<>();
        MEANINGS.fetch(
                dsl,
                row -> {
                    Float[] numbers = (Float[]) row.getArray("embedding").getArray();
                    float[] values = new float[numbers.length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = numbers[i];
                    }
                    return meanings.put(new NodeId(row.getObject("node_id", UUID.class)), Embedding.of(values));
                },
                tenant,
                space.value(),
                uuids(ids));
        return meanings;
    }

    private static UUID[] uuids(Collection<NodeId> ids) {
        return ids.stream().map(NodeId::value).sorted().toArray(UUID[]::new);
    }
}
