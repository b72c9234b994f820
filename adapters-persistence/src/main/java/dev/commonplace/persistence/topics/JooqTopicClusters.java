package dev.commonplace.persistence.topics;

import static dev.commonplace.persistence.jooq.Tables.TOPIC_CLUSTERS;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.ClusterId;
import dev.commonplace.domain.topics.GraphCluster;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeText;
import dev.commonplace.domain.topics.TextOrigin;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.jooq.tables.records.TopicClusterMembersRecord;
import dev.commonplace.persistence.jooq.tables.records.TopicClustersRecord;
import dev.commonplace.persistence.support.BulkInsert;
import dev.commonplace.persistence.support.FixedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Clusters of nodes. */
final class JooqTopicClusters {
    private static final FixedQuery OF_LEVEL = FixedQuery.of("""
            select c.id, c.node_level, c.level, c.ordinal, c.parent_id, c.title, c.title_origin, c.computed_title, c.themes,
                   c.confidence,
                   array(select m.node_id from topic_cluster_members m
                         where m.tenant_id = c.tenant_id and m.cluster_id = c.id) as members
            from topic_clusters c
            where c.tenant_id = ? and c.conversation_id = ? and c.node_level = ?
            order by c.level, c.ordinal""");

    private final DSLContext dsl;
    private final UUID tenant;

    JooqTopicClusters(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenant = tenantId.value();
    }

    List<GraphCluster> ofLevel(ConversationId id, ZoomLevel nodeLevel) {
        return OF_LEVEL.fetch(dsl, JooqTopicClusters::cluster, tenant, id.value(), nodeLevel.number());
    }

    void replace(ConversationId id, ZoomLevel nodeLevel, List<GraphCluster> clusters) {
        dsl.deleteFrom(TOPIC_CLUSTERS)
                .where(TOPIC_CLUSTERS.TENANT_ID.eq(tenant))
                .and(TOPIC_CLUSTERS.CONVERSATION_ID.eq(id.value()))
                .and(TOPIC_CLUSTERS.NODE_LEVEL.eq((short) nodeLevel.number()))
                .execute();
        List<TopicClustersRecord> rows = new ArrayList<>();
        List<TopicClusterMembersRecord> members = new ArrayList<>();
        for (GraphCluster cluster : clusters) {
            rows.add(row(id, cluster));
            for (NodeId node : cluster.members()) {
                TopicClusterMembersRecord member = new TopicClusterMembersRecord();
                member.setTenantId(tenant);
                member.setClusterId(cluster.id().value());
                member.setNodeId(node.value());
                members.add(member);
            }
        }
        rows.forEach(row -> dsl.insertInto(TOPIC_CLUSTERS).set(row).execute());
        BulkInsert.into(dsl, members);
    }

    private TopicClustersRecord row(ConversationId id, GraphCluster cluster) {
        TopicClustersRecord row = new TopicClustersRecord();
        row.setTenantId(tenant);
        row.setId(cluster.id().value());
        row.setConversationId(id.value());
        row.setNodeLevel((short) cluster.nodeLevel().number());
        row.setLevel((short) cluster.level());
        row.setOrdinal(cluster.ordinal());
        row.setParentId(cluster.parent().map(ClusterId::value).orElse(null));
        row.setTitle(cluster.title().text());
        row.setTitleOrigin(cluster.title().origin().word());
        row.setComputedTitle(cluster.title().computed());
        row.setThemes(cluster.themes().toArray(String[]::new));
        row.setConfidence(cluster.confidence());
        return row;
    }

    private static GraphCluster cluster(ResultSet row) throws SQLException {
        UUID[] members = (UUID[]) row.getArray("members").getArray();
        return new GraphCluster(
                new ClusterId(row.getObject("id", UUID.class)),
                new ZoomLevel(row.getInt("node_level")),
                row.getInt("level"),
                row.getInt("ordinal"),
                FixedQuery.maybe(row, "parent_id", UUID.class).map(ClusterId::new),
                new NodeText(
                        row.getString("title"),
                        TextOrigin.ofWord(row.getString("title_origin")),
                        row.getString("computed_title")),
                FixedQuery.texts(row, "themes"),
                row.getDouble("confidence"),
                Arrays.stream(members).map(NodeId::new).collect(Collectors.toSet()));
    }
}
