package dev.commonplace.persistence.conversations;

import static dev.commonplace.persistence.jooq.Tables.PARTICIPANTS;
import static org.jooq.impl.DSL.any;

import dev.commonplace.application.conversations.Participants;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.ParticipantsRecord;
import dev.commonplace.persistence.support.BulkInsert;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

public final class JooqParticipants implements Participants {
    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqParticipants(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public List<Participant> ofConversation(ConversationId conversationId) {
        return dsl.selectFrom(PARTICIPANTS)
                .where(of(conversationId))
                .and(PARTICIPANTS.MERGED_INTO.isNull())
                .orderBy(PARTICIPANTS.ID)
                .limit(Conversation.PARTICIPANTS_MAX)
                .fetch(JooqParticipants::participant);
    }

    @Override
    public Optional<Participant> find(ConversationId conversationId, ParticipantId id) {
        return dsl.selectFrom(PARTICIPANTS)
                .where(of(conversationId))
                .and(PARTICIPANTS.ID.eq(id.value()))
                .and(PARTICIPANTS.MERGED_INTO.isNull())
                .fetchOptional(JooqParticipants::participant);
    }

    @Override
    public Map<ParticipantId, Participant> findAll(Collection<ParticipantId> ids) {
        Map<ParticipantId, Participant> found = new HashMap<>();
        if (!ids.isEmpty()) {
            UUID[] values = ids.stream().map(ParticipantId::value).toArray(UUID[]::new);
            dsl.selectFrom(PARTICIPANTS)
                    .where(PARTICIPANTS.TENANT_ID.eq(tenantId.value()))
                    .and(PARTICIPANTS.ID.eq(any(values)))
                    .fetch(JooqParticipants::participant)
                    .forEach(participant -> found.put(participant.id(), participant));
        }
        return found;
    }

    @Override
    public Map<String, Participant> findByKeys(ConversationId conversationId, Collection<String> keys) {
        Map<String, Participant> found = new HashMap<>();
        if (!keys.isEmpty()) {
            dsl.selectFrom(PARTICIPANTS)
                    .where(of(conversationId))
                    .and(PARTICIPANTS.KEY.eq(any(keys.toArray(String[]::new))))
                    .forEach(row -> found.put(row.getKey(), participant(other(row))));
        }
        return found;
    }

    /** The one who takes part, in place of one who was merged. */
    private ParticipantsRecord other(ParticipantsRecord row) {
        ParticipantsRecord now = row;
        while (now.getMergedInto() != null) {
            now = dsl.selectFrom(PARTICIPANTS)
                    .where(PARTICIPANTS.TENANT_ID.eq(tenantId.value()))
                    .and(PARTICIPANTS.ID.eq(now.getMergedInto()))
                    .fetchSingle();
        }
        return now;
    }

    @Override
    public void addAll(List<Participant> participants) {
        BulkInsert.into(dsl, participants.stream().map(this::newRow).toList());
    }

    @Override
    public void change(Participant participant) {
        dsl.update(PARTICIPANTS)
                .set(row(participant))
                .where(of(participant.conversationId()))
                .and(PARTICIPANTS.ID.eq(participant.id().value()))
                .execute();
    }

    @Override
    public Optional<ParticipantId> mergedInto(ConversationId conversationId, ParticipantId id) {
        return dsl.select(PARTICIPANTS.MERGED_INTO)
                .from(PARTICIPANTS)
                .where(of(conversationId))
                .and(PARTICIPANTS.ID.eq(id.value()))
                .fetchOptional(PARTICIPANTS.MERGED_INTO)
                .map(ParticipantId::new);
    }

    @Override
    public void merge(ConversationId conversationId, ParticipantId id, ParticipantId into) {
        setMerged(conversationId, id, into.value());
    }

    @Override
    public void unmerge(ConversationId conversationId, ParticipantId id) {
        setMerged(conversationId, id, null);
    }

    private void setMerged(ConversationId conversationId, ParticipantId id, @Nullable UUID into) {
        dsl.update(PARTICIPANTS)
                .set(PARTICIPANTS.MERGED_INTO, into)
                .where(of(conversationId))
                .and(PARTICIPANTS.ID.eq(id.value()))
                .execute();
    }

    @Override
    public void remove(ConversationId conversationId, ParticipantId id) {
        dsl.deleteFrom(PARTICIPANTS)
                .where(of(conversationId))
                .and(PARTICIPANTS.ID.eq(id.value()))
                .execute();
    }

    private ParticipantsRecord newRow(Participant participant) {
        ParticipantsRecord row = row(participant);
        row.setTenantId(tenantId.value());
        row.setId(participant.id().value());
        row.setConversationId(participant.conversationId().value());
        row.setKey(participant.key());
        return row;
    }

    private static ParticipantsRecord row(Participant participant) {
        ParticipantsRecord row = new ParticipantsRecord();
        row.setName(participant.name());
        row.setNameKey(Speaker.keyOf(participant.name()));
        row.setRole(participant.role().word());
        row.setModel(participant.model().orElse(null));
        row.setMetadata(participant.metadata());
        return row;
    }

    private static Participant participant(ParticipantsRecord row) {
        return new Participant(
                new ParticipantId(row.getId()),
                new ConversationId(row.getConversationId()),
                row.getKey(),
                row.getName(),
                ParticipantRole.parse("/role", row.getRole()),
                Optional.ofNullable(row.getModel()),
                row.getMetadata());
    }

    private Condition of(ConversationId conversationId) {
        return PARTICIPANTS.TENANT_ID.eq(tenantId.value()).and(PARTICIPANTS.CONVERSATION_ID.eq(conversationId.value()));
    }
}
