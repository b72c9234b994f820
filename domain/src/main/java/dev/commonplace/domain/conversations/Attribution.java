package dev.commonplace.domain.conversations;

import java.util.Objects;

/**
 * Who is known to have said a message.
 *
 * @param sequence the place of the message
 * @param deleted whether only its place is left
 */
public record Attribution(int sequence, ParticipantId participantId, boolean deleted) {
    public Attribution {
        Objects.requireNonNull(participantId, "participantId");
    }
}
