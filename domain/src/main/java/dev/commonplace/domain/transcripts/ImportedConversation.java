package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.shared.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A conversation as it came out of a file, not stored yet.
 *
 * @param externalId by which it is known when it comes again: the format with the platform's id or a hash of the content
 * @param speakers everybody who takes part, each key once; those of the messages are among them
 * @param messages in their order
 * @param metadata what the platform says of it
 * @param counts of this conversation alone
 * @param place where it stands in what was handed in
 */
public record ImportedConversation(
        String externalId,
        TranscriptFormat format,
        Optional<String> title,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        List<ImportedSpeaker> speakers,
        List<ImportedMessage> messages,
        JsonObject metadata,
        ImportCounts counts,
        ReportPlace place) {
    public ImportedConversation {
        Objects.requireNonNull(externalId, "externalId");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(place, "place");
        speakers = List.copyOf(speakers);
        messages = List.copyOf(messages);
    }
}
