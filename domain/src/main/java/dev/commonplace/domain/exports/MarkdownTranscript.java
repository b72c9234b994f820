package dev.commonplace.domain.exports;

import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what was said as Markdown, message by message; consecutive messages of one speaker stand under one name. */
public final class MarkdownTranscript {
    private final Map<ParticipantId, Participant> participants;
    private final StringBuilder text = new StringBuilder();
    private @Nullable ParticipantId speaking;

    /** Begins a transcript. */
    public MarkdownTranscript(Conversation conversation, Map<ParticipantId, Participant> participants) {
        this.participants = participants;
        text.append("# ")
                .append(MarkdownText.line(conversation.details().title()))
                .append("\n");
        conversation
                .details()
                .startedAt()
                .ifPresent(start -> text.append("\n").append(start).append("\n"));
        if (!participants.isEmpty()) {
            text.append("\n")
                    .append(participants.values().stream()
                            .map(participant -> MarkdownText.line(participant.name()))
                            .collect(Collectors.joining(", ")))
                    .append("\n");
        }
    }

    /** Adds the next message; deleted ones say so in their place. */
    public void add(Message message) {
        Optional<String> time = ClockTime.of(message.details().time());
        if (!message.participantId().equals(speaking)) {
            speaking = message.participantId();
            text.append("\n**").append(MarkdownText.line(name(speaking))).append("**");
            time.ifPresent(moment -> text.append(" (").append(moment).append(")"));
            text.append("\n");
        }
        text.append("\n")
                .append(message.isDeleted() ? "*(deleted)*" : MarkdownText.block(message.content()))
                .append("\n");
    }

    public String text() {
        return text.toString();
    }

    private String name(ParticipantId id) {
        Participant participant = participants.get(id);
        return participant == null ? "" : participant.name();
    }
}
