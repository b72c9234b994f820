package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.conversations.MessageTime;
import dev.commonplace.domain.conversations.NewMessage;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that was said.
 *
 * @param message its client id is the platform's id, or the place in the file
 * @param estimated whether its times were spread between marks, and not given
 * @param place where it stands in the file
 */
public record ImportedMessage(NewMessage message, boolean estimated, ReportPlace place) {
    public ImportedMessage {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(place, "place");
    }

    public String clientId() {
        return message.clientMessageId().orElse("");
    }

    public String speaker() {
        return message.speaker().key();
    }

    public String content() {
        return message.content();
    }

    public MessageTime time() {
        return message.details().time();
    }

    public boolean isTimed() {
        return time().saidAt().isPresent() || time().startMillis().isPresent();
    }

    /** The same under another name. */
    ImportedMessage withClientId(String id) {
        NewMessage renamed = new NewMessage(Optional.of(id), message.speaker(), message.content(), message.details());
        return new ImportedMessage(renamed, estimated, place);
    }
}
