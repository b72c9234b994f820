package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.Objects;
import java.util.Optional;

/**
 * A message to be appended.
 *
 * @param clientMessageId the bringer's own name for it, unique within the conversation: brought again, it is kept once
 * @param content the words; empty only beside tool calls
 */
public record NewMessage(Optional<String> clientMessageId, Speaker speaker, String content, MessageDetails details) {
    public static final int CLIENT_ID_CHARACTERS_MAX = 200;
    public static final int CONTENT_CHARACTERS_MAX = 100_000;

    public NewMessage {
        clientMessageId =
                clientMessageId.flatMap(text -> Text.optional("/client_message_id", text, CLIENT_ID_CHARACTERS_MAX));
        Objects.requireNonNull(speaker, "speaker");
        Objects.requireNonNull(details, "details");
        Text.storable("/content", content, CONTENT_CHARACTERS_MAX);
        if (content.isBlank() && details.modelUse().toolCalls().isEmpty()) {
            throw RefusedException.invalid("/content", "A message needs words or tool calls.");
        }
    }

    /** Words of which nobody knows when they were said. */
    public static NewMessage of(Speaker speaker, MessageRole role, String content) {
        return new NewMessage(Optional.empty(), speaker, content, MessageDetails.of(role));
    }
}
