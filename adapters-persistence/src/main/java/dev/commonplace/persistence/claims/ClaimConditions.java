package dev.commonplace.persistence.claims;

import static dev.commonplace.persistence.jooq.Tables.CLAIMS;
import static dev.commonplace.persistence.jooq.Tables.CONVERSATIONS;
import static dev.commonplace.persistence.jooq.Tables.MESSAGES;
import static dev.commonplace.persistence.jooq.Tables.PARTICIPANTS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.commonplace.domain.claims.ClaimFilter;
import dev.commonplace.domain.claims.ClaimKind;
import dev.commonplace.domain.claims.ClaimOrigin;
import dev.commonplace.domain.claims.ClaimStatus;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.conversations.VisibleConversations;
import dev.commonplace.persistence.support.Conditions;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** Which claims are wanted, and who sees which, as conditions on {@code claims}. */
final class ClaimConditions {
    private ClaimConditions() {}

    static Condition of(ClaimFilter filter, ConversationViewer viewer, TenantId tenantId) {
        return CLAIMS.TENANT_ID
                .eq(tenantId.value())
                .and(isSaid(
                        filter.speaker().map(speaker -> isBy(speaker, tenantId)).orElse(noCondition())))
                .and(seenBy(viewer))
                .and(Conditions.all(List.of(
                        filter.conversationId().map(id -> CLAIMS.CONVERSATION_ID.eq(id.value())),
                        filter.messageId().map(id -> CLAIMS.MESSAGE_ID.eq(id.value())),
                        filter.kinds().isEmpty()
                                ? Optional.empty()
                                : Optional.of(CLAIMS.KIND.in(filter.kinds().stream()
                                        .map(ClaimKind::word)
                                        .toList())),
                        filter.origins().isEmpty()
                                ? Optional.empty()
                                : Optional.of(CLAIMS.ORIGIN.in(filter.origins().stream()
                                        .map(ClaimOrigin::word)
                                        .toList())),
                        Optional.of(
                                filter.statuses().isEmpty()
                                        ? CLAIMS.STATUS.ne(ClaimStatus.REJECTED.word())
                                        : CLAIMS.STATUS.in(filter.statuses().stream()
                                                .map(ClaimStatus::word)
                                                .toList())))));
    }

    /** Whether what it rests on is still said. */
    static Condition isSaid() {
        return isSaid(noCondition());
    }

    /** @param by on {@code messages} */
    private static Condition isSaid(Condition by) {
        return exists(selectOne()
                .from(MESSAGES)
                .where(MESSAGES.TENANT_ID.eq(CLAIMS.TENANT_ID))
                .and(MESSAGES.ID.eq(CLAIMS.MESSAGE_ID))
                .and(MESSAGES.DELETED_AT.isNull())
                .and(by));
    }

    private static Condition isBy(String speaker, TenantId tenantId) {
        return MESSAGES.PARTICIPANT_ID.in(select(PARTICIPANTS.ID)
                .from(PARTICIPANTS)
                .where(PARTICIPANTS.TENANT_ID.eq(tenantId.value()))
                .and(PARTICIPANTS.KEY.eq(speaker).or(PARTICIPANTS.NAME_KEY.eq(Speaker.keyOf(speaker)))));
    }

    private static Condition seenBy(ConversationViewer viewer) {
        return exists(selectOne()
                .from(CONVERSATIONS)
                .where(CONVERSATIONS.TENANT_ID.eq(CLAIMS.TENANT_ID))
                .and(CONVERSATIONS.ID.eq(CLAIMS.CONVERSATION_ID))
                .and(CONVERSATIONS.DELETED_AT.isNull())
                .and(VisibleConversations.to(viewer)));
    }
}
