package dev.commonplace.persistence.conversations;

import static dev.commonplace.persistence.jooq.Tables.MESSAGES;
import static org.jooq.impl.DSL.any;

import dev.commonplace.application.conversations.Messages;
import dev.commonplace.domain.conversations.Attribution;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.BulkInsert;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqMessages implements Messages {
    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqMessages(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<Message> find(ConversationId conversationId, MessageId id) {
        return dsl.selectFrom(MESSAGES)
                .where(of(conversationId))
                .and(MESSAGES.ID.eq(id.value()))
                .fetchOptional(MessageRows::message);
    }

    @Override
    public Map<MessageId, Message> findAll(Collection<MessageId> ids) {
        Map<MessageId, Message> found = new HashMap<>();
        if (!ids.isEmpty()) {
            UUID[] values = ids.stream().map(MessageId::value).toArray(UUID[]::new);
            dsl.selectFrom(MESSAGES)
                    .where(MESSAGES.TENANT_ID.eq(tenantId.value()))
                    .and(MESSAGES.ID.eq(any(values)))
                    .fetch(MessageRows::message)
                    .forEach(message -> found.put(message.id(), message));
        }
        return found;
    }

    @Override
    public List<Message> list(ConversationId conversationId, MessageRange range) {
        Condition wanted = of(conversationId).and(MESSAGES.SEQUENCE.ge(range.fromSequence()));
        if (range.toSequence().isPresent()) {
            wanted = wanted.and(MESSAGES.SEQUENCE.lt(range.toSequence().getAsInt()));
        }
        if (range.participantId().isPresent()) {
            wanted = wanted.and(
                    MESSAGES.PARTICIPANT_ID.eq(range.participantId().get().value()));
        }
        return dsl.selectFrom(MESSAGES)
                .where(wanted)
                .orderBy(MESSAGES.SEQUENCE)
                .limit(range.limit())
                .fetch(MessageRows::message);
    }

    @Override
    public Map<String, Message> findByClientIds(ConversationId conversationId, Collection<String> clientMessageIds) {
        Map<String, Message> found = new HashMap<>();
        if (!clientMessageIds.isEmpty()) {
            dsl.selectFrom(MESSAGES)
                    .where(of(conversationId))
                    .and(MESSAGES.CLIENT_MESSAGE_ID.eq(any(clientMessageIds.toArray(String[]::new))))
                    .fetch(MessageRows::message)
                    .forEach(message -> found.put(message.clientMessageId().orElseThrow(), message));
        }
        return found;
    }

    @Override
    public List<Message> at(ConversationId conversationId, Collection<Integer> sequences) {
        return dsl.selectFrom(MESSAGES)
                .where(of(conversationId))
                .and(MESSAGES.SEQUENCE.eq(any(sequences.toArray(Integer[]::new))))
                .orderBy(MESSAGES.SEQUENCE)
                .fetch(MessageRows::message);
    }

    @Override
    public List<Attribution> attributions(ConversationId conversationId, Collection<Integer> sequences) {
        return attributions(
                of(conversationId).and(MESSAGES.SEQUENCE.eq(any(sequences.toArray(Integer[]::new)))), sequences.size());
    }

    @Override
    public List<Attribution> attributions(ConversationId conversationId, ParticipantId participantId, int limit) {
        return attributions(of(conversationId).and(MESSAGES.PARTICIPANT_ID.eq(participantId.value())), limit);
    }

    private List<Attribution> attributions(Condition wanted, int limit) {
        return dsl.select(MESSAGES.SEQUENCE, MESSAGES.PARTICIPANT_ID, MESSAGES.DELETED_AT)
                .from(MESSAGES)
                .where(wanted)
                .orderBy(MESSAGES.SEQUENCE)
                .limit(limit)
                .fetch(row -> new Attribution(row.value1(), new ParticipantId(row.value2()), row.value3() != null));
    }

    @Override
    public void attribute(ConversationId conversationId, Collection<Integer> sequences, ParticipantId to) {
        dsl.update(MESSAGES)
                .set(MESSAGES.PARTICIPANT_ID, to.value())
                .where(of(conversationId))
                .and(MESSAGES.SEQUENCE.eq(any(sequences.toArray(Integer[]::new))))
                .execute();
    }

    @Override
    public void addAll(List<Message> messages) {
        BulkInsert.into(
                dsl,
                messages.stream()
                        .map(message -> MessageRows.row(tenantId, message))
                        .toList());
    }

    @Override
    public boolean hide(ConversationId conversationId, MessageId id, Instant now) {
        return dsl.update(MESSAGES)
                        .set(MESSAGES.DELETED_AT, now)
                        .where(of(conversationId))
                        .and(MESSAGES.ID.eq(id.value()))
                        .and(MESSAGES.DELETED_AT.isNull())
                        .execute()
                > 0;
    }

    /** A new row in the place of the old one: what was made of that, such as vectors, goes with it. */
    @Override
    public void erase(Message tombstone) {
        new ForgetSpokenWords(dsl, tenantId).of(tombstone);
        dsl.deleteFrom(MESSAGES)
                .where(of(tombstone.conversationId()))
                .and(MESSAGES.ID.eq(tombstone.id().value()))
                .execute();
        dsl.insertInto(MESSAGES).set(MessageRows.row(tenantId, tombstone)).execute();
    }

    private Condition of(ConversationId conversationId) {
        return MESSAGES.TENANT_ID.eq(tenantId.value()).and(MESSAGES.CONVERSATION_ID.eq(conversationId.value()));
    }
}
