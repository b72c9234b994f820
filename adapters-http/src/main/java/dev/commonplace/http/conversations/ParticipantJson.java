package dev.commonplace.http.conversations;

import dev.commonplace.domain.conversations.Participant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who takes part, as they are shown. */
record ParticipantJson(
        UUID id,
        String key,
        String name,
        String role,
        @Nullable String model,
        Map<String, @Nullable Object> metadata) {
    static ParticipantJson of(Participant participant) {
        return new ParticipantJson(
                participant.id().value(),
                participant.key(),
                participant.name(),
                participant.role().word(),
                participant.model().orElse(null),
                participant.metadata().values());
    }
}
