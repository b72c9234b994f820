package dev.commonplace.http.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.http.json.JsonFields;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Reads a change of somebody who takes part: a field that is absent stays as it is and a null empties it. */
final class ParticipantFields {
    private static final UUID NONE = new UUID(0, 0);

    private ParticipantFields() {}

    static UnaryOperator<Participant> change(JsonFields fields) {
        // Read once before the transaction, so that wrong types are refused without one.
        changed(
                new Participant(
                        new ParticipantId(NONE),
                        new ConversationId(NONE),
                        "nobody",
                        "nobody",
                        ParticipantRole.PARTICIPANT,
                        Optional.empty(),
                        JsonObject.EMPTY),
                fields);
        return before -> changed(before, fields);
    }

    private static Participant changed(Participant before, JsonFields fields) {
        return new Participant(
                before.id(),
                before.conversationId(),
                before.key(),
                fields.has("name") ? fields.requiredText("name") : before.name(),
                fields.has("role") ? ParticipantRole.parse("/role", fields.requiredText("role")) : before.role(),
                fields.has("model") ? fields.text("model") : before.model(),
                fields.has("metadata") ? fields.object("metadata") : before.metadata());
    }
}
