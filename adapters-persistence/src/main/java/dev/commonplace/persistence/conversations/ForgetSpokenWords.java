package dev.commonplace.persistence.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.shared.TenantId;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Takes the words of messages out of the index, and out of its counts: what is removed for good must leave neither words nor
 * numbers. The rows would go with their messages by themselves; the numbers would not.
 */
public final class ForgetSpokenWords {
    /** Writers of a tenant's index queue up here, see {@code JooqMessageIndex}. */
    private static final String LOCK = "select from message_corpora where tenant_id = ? for update";

    /** A lexeme that no message has any more goes with the last one. */
    private static final String FORGET = """
            with gone as materialized (
                delete from message_terms where tenant_id = ? and %s returning length, terms
            ), lost as materialized (
                select lexeme, count(*) as message_count
                from gone cross join lateral unnest(terms) as term (lexeme, positions, weights)
                group by lexeme
            ), unused as (
                delete from message_lexemes as lexemes using lost
                where lexemes.tenant_id = ? and lexemes.lexeme = lost.lexeme
                  and lexemes.message_count <= lost.message_count
            ), counted as (
                update message_lexemes as lexemes
                set message_count = lexemes.message_count - lost.message_count
                from lost
                where lexemes.tenant_id = ? and lexemes.lexeme = lost.lexeme
                  and lexemes.message_count > lost.message_count
            )
            update message_corpora as corpus
            set message_count = greatest(corpus.message_count - (select count(*) from gone), 0),
                total_length = greatest(corpus.total_length - (select coalesce(sum(length), 0) from gone), 0)
            where corpus.tenant_id = ?""";

    private static final String OF_MESSAGES = FORGET.formatted("message_id = any (?::uuid[])");
    private static final String OF_CONVERSATION = FORGET.formatted("conversation_id = ?");
    /** The next message has the words of the one before as well. */
    private static final String OF_MESSAGE =
            FORGET.formatted("(message_id = ? or conversation_id = ? and sequence = ? and has_before)");

    private final DSLContext dsl;
    private final UUID tenant;

    public ForgetSpokenWords(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenant = tenantId.value();
    }

    /** The caller holds the index. */
    public void of(UUID[] messages) {
        dsl.execute(OF_MESSAGES, tenant, messages, tenant, tenant, tenant);
    }

    void of(ConversationId id) {
        dsl.execute(LOCK, tenant);
        dsl.execute(OF_CONVERSATION, tenant, id.value(), tenant, tenant, tenant);
    }

    void of(Message message) {
        dsl.execute(LOCK, tenant);
        dsl.execute(
                OF_MESSAGE,
                tenant,
                message.id().value(),
                message.conversationId().value(),
                message.sequence() + 1,
                tenant,
                tenant,
                tenant);
    }
}
