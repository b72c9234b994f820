package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.shared.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that was said.
 *
 * @param clientId the platform's id, or the place in the file; distinct within the conversation
 * @param speaker the key of who said it
 * @param saidAt the moment, as the file gives it
 * @param startMillis from the beginning of the recording
 * @param endMillis not before the start
 * @param estimated whether these three were spread between marks, and not given
 * @param platform what the platform says of it, as it says it
 * @param toolCalls JSON objects with {@code name} and {@code arguments}
 * @param place where it stands in the file
 */
public record ImportedMessage(
        String clientId,
        String speaker,
        MessageRole role,
        String content,
        Optional<Instant> saidAt,
        Optional<Long> startMillis,
        Optional<Long> endMillis,
        boolean estimated,
        Optional<String> model,
        Optional<String> language,
        JsonObject platform,
        List<JsonObject> toolCalls,
        ReportPlace place) {
    public ImportedMessage {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(speaker, "speaker");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(saidAt, "saidAt");
        Objects.requireNonNull(startMillis, "startMillis");
        Objects.requireNonNull(endMillis, "endMillis");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(place, "place");
        toolCalls = List.copyOf(toolCalls);
    }

    public boolean isTimed() {
        return saidAt.isPresent() || startMillis.isPresent();
    }

    /** Whether there is nothing in it to keep. */
    public boolean isEmpty() {
        return content.isBlank() && toolCalls.isEmpty();
    }

    /** The same under another name. */
    ImportedMessage withClientId(String id) {
        return new ImportedMessage(
                id,
                speaker,
                role,
                content,
                saidAt,
                startMillis,
                endMillis,
                estimated,
                model,
                language,
                platform,
                toolCalls,
                place);
    }
}
