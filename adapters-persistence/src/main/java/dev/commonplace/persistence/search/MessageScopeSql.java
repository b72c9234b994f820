package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CONVERSATIONS;
import static dev.commonplace.persistence.jooq.Tables.MESSAGES;
import static dev.commonplace.persistence.jooq.Tables.PARTICIPANTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.conversations.SpokenTurns;
import dev.commonplace.persistence.conversations.VisibleConversations;
import dev.commonplace.persistence.support.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * A scope as a condition on the rows of a leg. Who sees what, and what is deleted, is part of it: a leg that found more, of
 * which something is taken away afterwards, would find too little.
 */
final class MessageScopeSql {
    private static final Field<Instant> MOMENT = coalesce(MESSAGES.SAID_AT, MESSAGES.CREATED_AT);

    private MessageScopeSql() {}

    /** Without the words, which only the index of words knows. */
    static Condition of(MessageScope scope, TenantId tenantId, Field<UUID> conversationId, Field<UUID> messageId) {
        return seen(scope, tenantId, conversationId).and(spoken(scope, tenantId, messageId));
    }

    /** The part of it that is about messages. */
    static Condition spoken(MessageScope scope, TenantId tenantId, Field<UUID> messageId) {
        MessageScope.Filter filter = scope.filter();
        Condition deleted = messageId.notIn(select(MESSAGES.ID)
                .from(MESSAGES)
                .where(MESSAGES.TENANT_ID.eq(tenantId.value()))
                .and(MESSAGES.DELETED_AT.isNotNull())
                .and(filter.conversationId()
                        .map(id -> MESSAGES.CONVERSATION_ID.eq(id.value()))
                        .orElse(noCondition())));
        return deleted.and(said(filter, tenantId, messageId));
    }

    /** The part of it that is about conversations. */
    static Condition seen(MessageScope scope, TenantId tenantId, Field<UUID> conversationId) {
        MessageScope.Filter filter = scope.filter();
        // Said of the leg's own column, so that the entries of one conversation are read and no others.
        Condition one =
                filter.conversationId().map(id -> conversationId.eq(id.value())).orElse(noCondition());
        return one.and(conversationId.in(select(CONVERSATIONS.ID)
                .from(CONVERSATIONS)
                .where(CONVERSATIONS.TENANT_ID.eq(tenantId.value()))
                .and(CONVERSATIONS.DELETED_AT.isNull())
                .and(VisibleConversations.to(scope.viewer()))
                .and(ofConversation(filter))));
    }

    private static Condition ofConversation(MessageScope.Filter filter) {
        return Conditions.all(List.of(
                filter.conversationId().map(id -> CONVERSATIONS.ID.eq(id.value())),
                some(filter.sources()).map(CONVERSATIONS.SOURCE_TYPE::in),
                some(filter.kinds())
                        .map(kinds -> CONVERSATIONS.KIND.in(
                                kinds.stream().map(ConversationKind::word).toList()))));
    }

    private static <T> Optional<Set<T>> some(Set<T> values) {
        return Optional.of(values).filter(set -> !set.isEmpty());
    }

    private static Condition said(MessageScope.Filter filter, TenantId tenantId, Field<UUID> messageId) {
        if (!filter.looksAtMessages()) {
            return noCondition();
        }
        Condition wanted = Conditions.all(List.of(
                filter.conversationId().map(id -> MESSAGES.CONVERSATION_ID.eq(id.value())),
                filter.from().map(MOMENT::ge),
                filter.to().map(MOMENT::lt),
                filter.speaker()
                        .map(speaker -> MESSAGES.PARTICIPANT_ID.in(select(PARTICIPANTS.ID)
                                .from(PARTICIPANTS)
                                .where(PARTICIPANTS.TENANT_ID.eq(tenantId.value()))
                                .and(PARTICIPANTS
                                        .KEY
                                        .eq(speaker)
                                        .or(PARTICIPANTS.NAME_KEY.eq(Speaker.keyOf(speaker))))))));
        return messageId.in(select(MESSAGES.ID)
                .from(MESSAGES)
                .where(SpokenTurns.areIndexed(tenantId, MESSAGES))
                .and(wanted));
    }
}
