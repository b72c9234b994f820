package dev.commonplace.application.transcripts;

import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.Visibility;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller says about what is imported.
 *
 * @param format empty to find out
 * @param externalId stands in place of an id where the format gives none, so that a longer version of the same transcript
 *     extends the conversation; empty for a hash of the content
 * @param title of a conversation that comes alone, and of those that have none of their own
 * @param kind empty to go by the format
 * @param sharedWith ids of the actors who see it once it is shared
 */
public record ImportOptions(
        Optional<TranscriptFormat> format,
        Optional<String> externalId,
        Optional<String> title,
        Optional<ConversationKind> kind,
        Visibility visibility,
        Set<String> sharedWith,
        List<String> tags,
        JsonObject metadata) {
    public static final ImportOptions NONE = new ImportOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Visibility.PRIVATE,
            Set.of(),
            List.of(),
            JsonObject.EMPTY);

    public ImportOptions {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(externalId, "externalId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(visibility, "visibility");
        Objects.requireNonNull(metadata, "metadata");
        sharedWith = Set.copyOf(sharedWith);
        tags = List.copyOf(tags);
    }
}
