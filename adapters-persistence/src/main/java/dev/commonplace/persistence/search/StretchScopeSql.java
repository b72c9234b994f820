package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.MESSAGE_CORPORA;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.val;

import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.search.NodeScope;
import dev.commonplace.domain.search.WordConditions;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.support.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/** Scopes as conditions on {@code topic_nodes} and {@code conversations}, and on the messages that speak for them. */
final class StretchScopeSql {
    private static final String NODES = "topic_nodes";
    private static final String CONVERSATIONS = "conversations";

    /** Parts: tenant, condition on {@code placed.message_id}. Each node of any level with such a message. */
    private static final String NODES_WITH = """
            topic_nodes.id in (with recursive holding (id, parent_id) as (
                select node.id, node.parent_id
                from topic_messages as placed
                join topic_nodes as node on node.tenant_id = {0} and node.id = placed.node_id
                where placed.tenant_id = {0} and {1}
                union
                select node.id, node.parent_id
                from holding join topic_nodes as node on node.tenant_id = {0} and node.id = holding.parent_id
            ) select id from holding)""";

    /** Parts: tenant, condition on {@code placed}. */
    private static final String CONVERSATIONS_WITH = """
            conversations.id in (select placed.conversation_id from message_terms as placed
                                 where placed.tenant_id = {0} and {1})""";

    /** Parts: condition on {@code said.terms}, tenant. */
    private static final String SAYING =
            "placed.message_id in (select said.message_id from message_terms as said where said.tenant_id = {1} and {0})";

    private final TenantId tenantId;

    StretchScopeSql(TenantId tenantId) {
        this.tenantId = tenantId;
    }

    /** Of the messages that stand in a table under a name. */
    Condition messages(MessageScope scope, String table) {
        return MessageScopeSql.of(scope, tenantId, uuid(table, "conversation_id"), uuid(table, "message_id"));
    }

    /** Of rows of {@code topic_nodes}. */
    Condition nodes(NodeScope scope) {
        MessageScope messages = scope.messages();
        return MessageScopeSql.seen(messages, tenantId, uuid(NODES, "conversation_id"))
                .and(field(name(NODES, "message_count"), Integer.class).gt(0))
                .and(
                        scope.levels().isEmpty()
                                ? noCondition()
                                : field(name(NODES, "level"), Integer.class)
                                        .in(scope.levels().stream()
                                                .map(ZoomLevel::number)
                                                .sorted()
                                                .toList()))
                .and(flags(scope))
                .and(holding(messages, NODES_WITH, NODES));
    }

    private static Condition flags(NodeScope scope) {
        List<Condition> wanted = new ArrayList<>();
        add(wanted, scope.flags().bookmark(), "is_bookmark");
        add(wanted, scope.flags().tangent(), "is_tangent");
        add(wanted, scope.flags().crux(), "is_crux");
        add(wanted, scope.flags().progress(), "is_progress");
        return wanted.stream().reduce(Condition::or).orElse(noCondition());
    }

    private static void add(List<Condition> wanted, boolean asked, String column) {
        if (asked) {
            wanted.add(condition(field(name(NODES, column), Boolean.class)));
        }
    }

    /** Of rows of {@code conversations}. */
    Condition conversations(MessageScope scope) {
        return MessageScopeSql.seen(scope, tenantId, uuid(CONVERSATIONS, "id"))
                .and(holding(scope, CONVERSATIONS_WITH, CONVERSATIONS));
    }

    /** Of nodes of the conversations that are in the scope. */
    Condition nodesOf(MessageScope scope) {
        return MessageScopeSql.seen(scope, tenantId, uuid(NODES, "conversation_id"));
    }

    /** What must be said in a stretch by who is wanted, and when, and what must not. */
    private Condition holding(MessageScope scope, String with, String table) {
        List<Optional<Condition>> all = new ArrayList<>();
        Condition messages = MessageScopeSql.spoken(scope, tenantId, uuid("placed", "message_id"));
        if (scope.filter().looksAtMessages()) {
            all.add(Optional.of(condition(with, tenant(), messages)));
        }
        Field<Object> own = field(name(table, "terms"), Object.class);
        for (String phrase : scope.words().required()) {
            WordConditions has = new WordConditions(List.of(phrase), List.of());
            all.add(Optional.of(with(with, messages, words(has, said())).or(words(has, own))));
        }
        for (String phrase : scope.words().excluded()) {
            WordConditions lacks = new WordConditions(List.of(), List.of(phrase));
            all.add(Optional.of(
                    not(with(with, messages, not(words(lacks, said())))).and(words(lacks, own))));
        }
        return Conditions.all(all);
    }

    private Condition with(String with, Condition messages, Condition said) {
        return condition(with, tenant(), messages.and(condition(SAYING, said, tenant())));
    }

    private Condition words(WordConditions words, Field<?> terms) {
        return WordConditionSql.of(
                words,
                terms,
                MESSAGE_CORPORA,
                MESSAGE_CORPORA.LANGUAGE,
                MESSAGE_CORPORA.TENANT_ID.eq(tenantId.value()));
    }

    private static Field<Object> said() {
        return field(name("said", "terms"), Object.class);
    }

    private Field<UUID> tenant() {
        return val(tenantId.value());
    }

    private static Field<UUID> uuid(String table, String column) {
        return field(name(table, column), UUID.class);
    }
}
