package dev.commonplace.persistence.topics;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelationId;
import dev.commonplace.domain.topics.TextOrigin;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.support.BulkStatement;
import dev.commonplace.persistence.support.FixedQuery;
import dev.commonplace.persistence.support.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Relations between nodes. */
final class JooqTopicRelations {
    private static final int AT_ONCE = 1_000;

    private static final String COLUMNS =
            "id, level, from_node_id, to_node_id, kind, computed_kind, origin, strength, confidence, evidence, explanation";

    private static final FixedQuery OF_LEVEL = FixedQuery.of(
            "select " + COLUMNS
                    + " from topic_relations where tenant_id = ? and conversation_id = ? and level = ? order by strength desc, id");

    private static final String PUT = "insert into topic_relations (tenant_id, conversation_id, " + COLUMNS + """
            ) select ?, ?, id, level, from_node_id, to_node_id, kind, computed_kind, origin, strength, confidence,
                array(select jsonb_array_elements_text(evidence)::integer), explanation
            from jsonb_to_recordset(?::jsonb) as given (id uuid, level smallint, from_node_id uuid, to_node_id uuid, kind text,
                computed_kind text, origin text, strength double precision, confidence double precision, evidence jsonb,
                explanation text)
            on conflict (tenant_id, id) do update set level = excluded.level, from_node_id = excluded.from_node_id,
                to_node_id = excluded.to_node_id, kind = excluded.kind, computed_kind = excluded.computed_kind,
                origin = excluded.origin, strength = excluded.strength, confidence = excluded.confidence,
                evidence = excluded.evidence, explanation = excluded.explanation
            where topic_relations.conversation_id = excluded.conversation_id""";

    private static final FixedQuery REMOVE =
            FixedQuery.of("delete from topic_relations where tenant_id = ? and id = any (?)");

    private final DSLContext dsl;
    private final UUID tenant;

    JooqTopicRelations(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenant = tenantId.value();
    }

    List<GraphRelation> ofLevel(ConversationId id, ZoomLevel level) {
        return OF_LEVEL.fetch(dsl, JooqTopicRelations::relation, tenant, id.value(), level.number());
    }

    void put(ConversationId id, List<GraphRelation> relations) {
        for (int from = 0; from < relations.size(); from += AT_ONCE) {
            String json = JsonText.write(relations.subList(from, Math.min(relations.size(), from + AT_ONCE)).stream()
                    .map(JooqTopicRelations::values)
                    .toList());
            BulkStatement.execute(dsl, PUT, Math.min(AT_ONCE, relations.size() - from), (connection, statement) -> {
                statement.setObject(1, tenant);
                statement.setObject(2, id.value());
                statement.setString(3, json);
            });
        }
    }

    void remove(Collection<RelationId> ids) {
        if (!ids.isEmpty()) {
            REMOVE.execute(dsl, tenant, ids.stream().map(RelationId::value).toArray(UUID[]::new));
        }
    }

    private static Map<String, @Nullable Object> values(GraphRelation relation) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", relation.id().toString());
        values.put("level", relation.level().number());
        values.put("from_node_id", relation.from().toString());
        values.put("to_node_id", relation.to().toString());
        values.put("kind", relation.kind());
        values.put("computed_kind", relation.computedKind().orElse(null));
        values.put("origin", relation.origin().word());
        values.put("strength", relation.strength());
        values.put("confidence", relation.confidence());
        values.put("evidence", relation.evidence());
        values.put("explanation", relation.explanation());
        return values;
    }

    private static GraphRelation relation(ResultSet row) throws SQLException {
        return new GraphRelation(
                new RelationId(row.getObject("id", UUID.class)),
                new ZoomLevel(row.getInt("level")),
                new NodeId(row.getObject("from_node_id", UUID.class)),
                new NodeId(row.getObject("to_node_id", UUID.class)),
                row.getString("kind"),
                FixedQuery.maybe(row, "computed_kind", String.class),
                TextOrigin.ofWord(row.getString("origin")),
                row.getDouble("strength"),
                row.getDouble("confidence"),
                List.of((Integer[]) row.getArray("evidence").getArray()),
                row.getString("explanation"));
    }
}
