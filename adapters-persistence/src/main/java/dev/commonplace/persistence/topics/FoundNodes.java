package dev.commonplace.persistence.topics;

import dev.commonplace.application.search.FindNodes.FoundNode;
import dev.commonplace.application.search.FindNodes.NodeTitle;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.support.FixedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** What a search shows of nodes that it has found, in whatever conversations. */
public final class FoundNodes {
    /** Arguments: tenant, ids. */
    private static final FixedQuery BY_IDS =
            FixedQuery.of("select conversation_id, " + NodeRows.columns().replace("transitions", "'[]' as transitions")
                    + " from topic_nodes where tenant_id = ? and id = any (?)");

    /** Arguments: tenant, ids, tenant. Coarsest first. */
    private static final FixedQuery PARENTS = FixedQuery.of("""
            with recursive above (root, id, level, title, parent_id) as (
                select id, id, level, title, parent_id from topic_nodes where tenant_id = ? and id = any (?)
                union all
                select above.root, node.id, node.level, node.title, node.parent_id
                from above join topic_nodes as node on node.tenant_id = ? and node.id = above.parent_id
            )
            select root, id, level, title from above where id <> root order by root, level""");

    /** Arguments: tenant, messages, tenant, level, level. */
    private static final FixedQuery TOPICS_OF = FixedQuery.of("""
            with recursive around (message_id, id, level, title, parent_id) as (
                select placed.message_id, node.id, node.level, node.title, node.parent_id
                from topic_messages as placed
                join topic_nodes as node on node.tenant_id = placed.tenant_id and node.id = placed.node_id
                where placed.tenant_id = ? and placed.message_id = any (?)
                union all
                select around.message_id, node.id, node.level, node.title, node.parent_id
                from around join topic_nodes as node on node.tenant_id = ? and node.id = around.parent_id
                where around.level > ?
            )
            select message_id as root, id, level, title from around where level = ?""");

    private final DSLContext dsl;
    private final UUID tenant;

    public FoundNodes(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenant = tenantId.value();
    }

    private record Titled(UUID root, NodeTitle title) {
        static Titled read(ResultSet row) throws SQLException {
            return new Titled(
                    row.getObject("root", UUID.class),
                    new NodeTitle(
                            new NodeId(row.getObject("id", UUID.class)),
                            new ZoomLevel(row.getInt("level")),
                            row.getString("title")));
        }
    }

    public Map<NodeId, FoundNode> nodes(Collection<NodeId> ids) {
        UUID[] wanted = ids.stream().map(NodeId::value).toArray(UUID[]::new);
        Map<UUID, List<NodeTitle>> parents = new HashMap<>();
        PARENTS.fetch(dsl, Titled::read, tenant, wanted, tenant)
                .forEach(one -> parents.computeIfAbsent(one.root(), unused -> new ArrayList<>())
                        .add(one.title()));
        Map<NodeId, FoundNode> nodes = new HashMap<>();
        BY_IDS.fetch(
                        dsl,
                        row -> new FoundNode(
                                NodeRows.node(row),
                                new ConversationId(row.getObject("conversation_id", UUID.class)),
                                parents.getOrDefault(row.getObject("id", UUID.class), List.of())),
                        tenant,
                        wanted)
                .forEach(found -> nodes.put(found.node().id(), found));
        return nodes;
    }

    public Map<MessageId, NodeTitle> topicsOf(Collection<MessageId> messages, ZoomLevel level) {
        Map<MessageId, NodeTitle> topics = new HashMap<>();
        TOPICS_OF
                .fetch(
                        dsl,
                        Titled::read,
                        tenant,
                        messages.stream().map(MessageId::value).toArray(UUID[]::new),
                        tenant,
                        level.number(),
                        level.number())
                .forEach(one -> topics.put(new MessageId(one.root()), one.title()));
        return topics;
    }
}
