package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Text;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody who takes part in a conversation.
 *
 * @param key stable within the conversation: the platform's id of the user, or the name as {@link Speaker#keyOf} has it
 * @param name what people call them
 * @param model the model behind an agent
 */
public record Participant(
        ParticipantId id,
        ConversationId conversationId,
        String key,
        String name,
        ParticipantRole role,
        Optional<String> model,
        JsonObject metadata) {
    public static final int KEY_CHARACTERS_MAX = 200;
    public static final int NAME_CHARACTERS_MAX = 200;
    public static final int MODEL_CHARACTERS_MAX = 200;

    public Participant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversationId, "conversationId");
        Text.required("/key", key, KEY_CHARACTERS_MAX);
        Text.required("/name", name, NAME_CHARACTERS_MAX);
        Objects.requireNonNull(role, "role");
        model = model.flatMap(text -> Text.optional("/model", text, MODEL_CHARACTERS_MAX));
        Objects.requireNonNull(metadata, "metadata");
    }

    public Participant named(String newName) {
        return new Participant(id, conversationId, key, newName, role, model, metadata);
    }
}
