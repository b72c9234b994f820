package dev.commonplace.persistence.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageDetails;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.MessageTime;
import dev.commonplace.domain.conversations.ModelUse;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.guard.GuardNotes;
import dev.commonplace.persistence.jooq.tables.records.MessagesRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Messages as rows. The row of a hidden one still has its content; nobody above sees more of it than a tombstone. */
final class MessageRows {
    private MessageRows() {}

    static Message message(MessagesRecord row) {
        Message stored = new Message(
                new MessageId(row.getId()),
                new ConversationId(row.getConversationId()),
                row.getSequence(),
                Optional.ofNullable(row.getClientMessageId()),
                new ParticipantId(row.getParticipantId()),
                row.getContent(),
                details(row),
                row.getWordCount(),
                GuardNotes.read(row.getGuard()),
                row.getCreatedAt(),
                Optional.empty());
        Instant deletedAt = row.getDeletedAt();
        return deletedAt == null ? stored : stored.tombstone(deletedAt);
    }

    private static MessageDetails details(MessagesRecord row) {
        JsonObject platform = row.getPlatform();
        return new MessageDetails(
                MessageRole.parse("/role", row.getRole()),
                new MessageTime(
                        Optional.ofNullable(row.getSaidAt()), maybe(row.getStartMillis()), maybe(row.getEndMillis())),
                maybe(row.getRound()),
                maybe(row.getTurn()),
                Optional.ofNullable(row.getConfidence()),
                Optional.ofNullable(row.getLanguage()),
                modelUse(row),
                platform == null ? JsonObject.EMPTY : platform);
    }

    private static ModelUse modelUse(MessagesRecord row) {
        return new ModelUse(
                Optional.ofNullable(row.getModel()),
                maybe(row.getPromptTokens()),
                maybe(row.getCompletionTokens()),
                maybe(row.getResponseMillis()),
                ModelUse.toolCallsOf(row.getToolCalls()));
    }

    static MessagesRecord row(TenantId tenantId, Message message) {
        MessageDetails details = message.details();
        MessageTime time = details.time();
        ModelUse model = details.modelUse();
        MessagesRecord row = new MessagesRecord();
        row.setTenantId(tenantId.value());
        row.setId(message.id().value());
        row.setConversationId(message.conversationId().value());
        row.setSequence(message.sequence());
        row.setClientMessageId(message.clientMessageId().orElse(null));
        row.setParticipantId(message.participantId().value());
        row.setRole(details.role().word());
        row.setContent(message.content());
        row.setWordCount(message.words());
        row.setModel(model.model().orElse(null));
        row.setRound(boxed(details.round()));
        row.setTurn(boxed(details.turn()));
        row.setSaidAt(time.saidAt().orElse(null));
        row.setStartMillis(boxed(time.startMillis()));
        row.setEndMillis(boxed(time.endMillis()));
        row.setConfidence(details.confidence().orElse(null));
        row.setLanguage(details.language().orElse(null));
        row.setPlatform(details.platform().isEmpty() ? null : details.platform());
        row.setPromptTokens(boxed(model.promptTokens()));
        row.setCompletionTokens(boxed(model.completionTokens()));
        row.setResponseMillis(boxed(model.responseMillis()));
        row.setToolCalls(model.toolCalls().isEmpty() ? null : model.toolCallsObject());
        row.setGuard(GuardNotes.write(message.guard()));
        row.setCreatedAt(message.createdAt());
        row.setDeletedAt(message.deletedAt().orElse(null));
        return row;
    }

    private static OptionalInt maybe(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static OptionalLong maybe(@Nullable Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
