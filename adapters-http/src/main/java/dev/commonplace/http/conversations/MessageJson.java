package dev.commonplace.http.conversations;

import dev.commonplace.application.conversations.ReadMessages;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageDetails;
import dev.commonplace.domain.conversations.MessageTime;
import dev.commonplace.domain.conversations.ModelUse;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.http.guard.GuardJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is shown.
 *
 * @param participant who says it
 * @param deletedAt there where this is a tombstone
 */
public record MessageJson(
        UUID id,
        UUID conversationId,
        int sequence,
        @Nullable String clientMessageId,
        SpeakerJson participant,
        String role,
        String content,
        int words,
        @Nullable String model,
        @Nullable Integer round,
        @Nullable Integer turn,
        @Nullable Instant saidAt,
        @Nullable Long startMillis,
        @Nullable Long endMillis,
        @Nullable Double confidence,
        @Nullable String language,
        Map<String, @Nullable Object> platform,
        @Nullable Integer promptTokens,
        @Nullable Integer completionTokens,
        @Nullable Integer responseMillis,
        List<Map<String, @Nullable Object>> toolCalls,
        @Nullable GuardJson guard,
        Instant createdAt,
        @Nullable Instant deletedAt) {
    /** Who says it. */
    public record SpeakerJson(UUID id, String key, String name) {
        static SpeakerJson of(Participant participant) {
            return new SpeakerJson(participant.id().value(), participant.key(), participant.name());
        }
    }

    static List<MessageJson> of(ReadMessages.Outcome outcome) {
        return outcome.messages().stream()
                .map(message -> of(
                        message,
                        SpeakerJson.of(Objects.requireNonNull(outcome.speakers().get(message.participantId())))))
                .toList();
    }

    /** @param speaker who says it */
    public static MessageJson of(Message message, Participant speaker) {
        return of(message, SpeakerJson.of(speaker));
    }

    private static MessageJson of(Message message, SpeakerJson speaker) {
        MessageDetails details = message.details();
        MessageTime time = details.time();
        ModelUse use = details.modelUse();
        return new MessageJson(
                message.id().value(),
                message.conversationId().value(),
                message.sequence(),
                message.clientMessageId().orElse(null),
                speaker,
                details.role().word(),
                message.content(),
                message.words(),
                use.model().orElse(null),
                boxed(details.round()),
                boxed(details.turn()),
                time.saidAt().orElse(null),
                boxed(time.startMillis()),
                boxed(time.endMillis()),
                details.confidence().orElse(null),
                details.language().orElse(null),
                details.platform().values(),
                boxed(use.promptTokens()),
                boxed(use.completionTokens()),
                boxed(use.responseMillis()),
                use.toolCalls().stream().map(JsonObject::values).toList(),
                GuardJson.of(message.guard()),
                message.createdAt(),
                message.deletedAt().orElse(null));
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
