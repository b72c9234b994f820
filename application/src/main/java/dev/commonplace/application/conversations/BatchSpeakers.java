package dev.commonplace.application.conversations;

import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Who says the messages of a batch: those who take part already, and those who come with it. */
final class BatchSpeakers {
    private final Conversation conversation;
    private final Map<String, Participant> byKey;
    private final List<Participant> newcomers;

    private BatchSpeakers(Conversation conversation, Map<String, Participant> byKey, List<Participant> newcomers) {
        this.conversation = conversation;
        this.byKey = byKey;
        this.newcomers = newcomers;
    }

    static BatchSpeakers of(Participants participants, Conversation conversation, List<NewMessage> batch, MakeId ids) {
        Map<String, NewMessage> first = new LinkedHashMap<>();
        batch.forEach(message -> first.putIfAbsent(message.speaker().key(), message));
        Map<String, Participant> byKey =
                new LinkedHashMap<>(participants.findByKeys(conversation.id(), first.keySet()));
        List<Participant> newcomers = new ArrayList<>();
        first.forEach((key, message) -> {
            if (!byKey.containsKey(key)) {
                Participant participant = participant(conversation, message, new ParticipantId(ids.next()));
                byKey.put(key, participant);
                newcomers.add(participant);
            }
        });
        return new BatchSpeakers(conversation, byKey, newcomers);
    }

    Participant of(NewMessage message) {
        return Objects.requireNonNull(byKey.get(message.speaker().key()));
    }

    /** Those who come with these messages. @throws RefusedException {@code LIMIT_REACHED} where they are too many */
    List<Participant> used(List<Message> messages) {
        Set<ParticipantId> speaking =
                messages.stream().map(Message::participantId).collect(Collectors.toSet());
        List<Participant> used = newcomers.stream()
                .filter(participant -> speaking.contains(participant.id()))
                .toList();
        if (conversation.counters().participants() + used.size() > Conversation.PARTICIPANTS_MAX) {
            throw new RefusedException(
                    ErrorCode.LIMIT_REACHED,
                    "A conversation has at most " + Conversation.PARTICIPANTS_MAX + " participants.");
        }
        return used;
    }

    private static Participant participant(Conversation conversation, NewMessage message, ParticipantId id) {
        Speaker speaker = message.speaker();
        return new Participant(
                id,
                conversation.id(),
                speaker.key(),
                speaker.name(),
                speaker.role().orElseGet(() -> usualRole(message.details().role())),
                speaker.model().or(() -> message.details().modelUse().model()),
                JsonObject.EMPTY);
    }

    private static ParticipantRole usualRole(MessageRole role) {
        return switch (role) {
            case PARTICIPANT, USER -> ParticipantRole.PARTICIPANT;
            case ASSISTANT, AGENT -> ParticipantRole.AGENT;
            case SYSTEM, TOOL -> ParticipantRole.SYSTEM;
        };
    }
}
