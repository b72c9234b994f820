package dev.commonplace.persistence.conversations;

import dev.commonplace.application.conversations.ConversationSignals;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.FixedQuery;
import org.jooq.DSLContext;

/** Signals by NOTIFY, which PostgreSQL delivers when the transaction commits. */
final class JooqConversationSignals implements ConversationSignals {
    private static final FixedQuery NOTIFY = FixedQuery.of("select pg_notify(?, ?)");

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqConversationSignals(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public void send(ConversationSignal signal) {
        NOTIFY.executeLast(dsl, ConversationNotifications.CHANNEL, ConversationNotifications.write(tenantId, signal));
    }
}
