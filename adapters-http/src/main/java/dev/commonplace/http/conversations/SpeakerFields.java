package dev.commonplace.http.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import java.util.Optional;

/** Reads who speaks from the field {@code participant}. */
public final class SpeakerFields {
    private SpeakerFields() {}

    /** A name alone will do. */
    public static Speaker speaker(JsonFields fields) {
        JsonNode node = fields.any("participant")
                .orElseThrow(() -> RefusedException.invalid("/participant", "A value is required here."));
        if (node.isTextual()) {
            return Speaker.named(node.textValue());
        }
        JsonFields participant = fields.fields("participant").orElseThrow();
        Optional<String> key = participant.text("key");
        String name = participant.text("name").or(() -> key).orElse("");
        Speaker named = Speaker.named(name);
        Speaker speaker = new Speaker(
                key.orElse(named.key()),
                name,
                participant.text("role").map(word -> ParticipantRole.parse("/participant/role", word)),
                participant.text("model"));
        participant.refuseOthers();
        return speaker;
    }
}
