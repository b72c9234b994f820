package dev.commonplace.persistence.topics;

import static dev.commonplace.persistence.jooq.Tables.TOPIC_ANALYSES;
import static dev.commonplace.persistence.jooq.Tables.TOPIC_NODE_EMBEDDINGS;
import static org.jooq.impl.DSL.select;

import dev.commonplace.application.embeddings.NodeVectors;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.FixedQuery;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqNodeVectors implements NodeVectors {
    private static final UUID FIRST = new UUID(0, 0);

    /** Whether a message with words stands in a node. */
    private static final String HAS_WORDS = """
            exists (select from messages as said
                    where said.tenant_id = node.tenant_id and said.conversation_id = node.conversation_id
                      and said.sequence between node.first_sequence and node.last_sequence
                      and said.deleted_at is null and said.content <> '')""";

    /** Arguments: tenant, tenant, space. */
    private static final FixedQuery FILLING = FixedQuery.of("""
            select (select count(*) from topic_nodes as node where node.tenant_id = ? and\s""" + HAS_WORDS + """
            ) as nodes, (select count(*) from topic_node_embeddings where tenant_id = ? and space_id = ?) as embedded""");

    /** Arguments: tenant, conversation, space. */
    private static final FixedQuery NEXT = FixedQuery.of("""
            select node.conversation_id from topic_nodes as node
            where node.tenant_id = ? and node.conversation_id > ?
              and not exists (select from topic_node_embeddings as own
                              where own.tenant_id = node.tenant_id and own.node_id = node.id and own.space_id = ?)
              and\s""" + HAS_WORDS + """
             order by node.conversation_id limit 1""");

    /** Sums go from the finest nodes up. Arguments: space, tenant, conversation, tenant, space. */
    private static final FixedQuery FILL = FixedQuery.of("""
            with recursive finest (id, parent_id, total) as (
                select node.id, node.parent_id, sum(said.embedding::vector)
                from topic_nodes as node
                join topic_messages as placed on placed.tenant_id = node.tenant_id and placed.node_id = node.id
                join message_embeddings as said
                  on said.tenant_id = node.tenant_id and said.message_id = placed.message_id and said.space_id = ?
                where node.tenant_id = ? and node.conversation_id = ?
                group by node.id, node.parent_id
            ), around (id, parent_id, total) as (
                select * from finest
                union all
                select node.id, node.parent_id, around.total
                from around join topic_nodes as node on node.tenant_id = ? and node.id = around.parent_id
            ), means (node_id, mean) as (
                select id, sum(total) from around group by id
            )
            insert into topic_node_embeddings (tenant_id, space_id, node_id, dimension, embedding)
            select ?, ?, node_id, vector_dims(mean), l2_normalize(mean)::halfvec
            from means where vector_norm(mean) > 0
            on conflict (tenant_id, node_id, space_id) do nothing""");

    private final DSLContext dsl;
    private final UUID tenant;

    public JooqNodeVectors(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenant = tenantId.value();
    }

    @Override
    public Filling filling(SpaceId spaceId) {
        return FILLING.fetch(
                        dsl,
                        row -> new Filling(row.getLong("nodes"), row.getLong("embedded")),
                        tenant,
                        tenant,
                        spaceId.value())
                .getFirst();
    }

    @Override
    public Optional<ConversationId> fillNext(SpaceId spaceId, Optional<ConversationId> after) {
        Optional<UUID> next = NEXT
                .fetch(
                        dsl,
                        row -> row.getObject("conversation_id", UUID.class),
                        tenant,
                        after.map(ConversationId::value).orElse(FIRST),
                        spaceId.value())
                .stream()
                .findFirst();
        next.ifPresent(id -> {
            // Who changes a graph has locked this: a mean of what it was before would stay for ever.
            dsl.select(TOPIC_ANALYSES.REVISION)
                    .from(TOPIC_ANALYSES)
                    .where(TOPIC_ANALYSES.TENANT_ID.eq(tenant))
                    .and(TOPIC_ANALYSES.CONVERSATION_ID.eq(id))
                    .forShare()
                    .execute();
            FILL.execute(dsl, spaceId.value(), tenant, id, tenant, tenant, spaceId.value());
        });
        return next.map(ConversationId::new);
    }

    @Override
    public int removeSome(SpaceId spaceId, int limit) {
        return dsl.deleteFrom(TOPIC_NODE_EMBEDDINGS)
                .where(of(spaceId))
                .and(TOPIC_NODE_EMBEDDINGS.NODE_ID.in(select(TOPIC_NODE_EMBEDDINGS.NODE_ID)
                        .from(TOPIC_NODE_EMBEDDINGS)
                        .where(of(spaceId))
                        .limit(limit)))
                .execute();
    }

    private Condition of(SpaceId spaceId) {
        return TOPIC_NODE_EMBEDDINGS.TENANT_ID.eq(tenant).and(TOPIC_NODE_EMBEDDINGS.SPACE_ID.eq(spaceId.value()));
    }
}
