package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.shared.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part.
 *
 * @param metadata what the platform says of them
 */
public record ImportedSpeaker(Speaker speaker, JsonObject metadata) {
    /** Whom the file does not name. */
    public static final ImportedSpeaker UNKNOWN = of("unknown", "Unknown speaker", ParticipantRole.PARTICIPANT);

    public ImportedSpeaker {
        Objects.requireNonNull(speaker, "speaker");
        Objects.requireNonNull(metadata, "metadata");
    }

    /** Somebody of whom only the name is known; a blank one is nobody's. */
    public static ImportedSpeaker named(String name) {
        String kept = fitting(name.replaceAll("[\\s\\p{Z}]+", " "), Participant.NAME_CHARACTERS_MAX);
        return kept.isEmpty() ? UNKNOWN : new ImportedSpeaker(Speaker.named(kept), JsonObject.EMPTY);
    }

    /** Somebody whom the platform knows by an id. Where there is no name, the id stands in its place. */
    public static ImportedSpeaker of(String id, String name, ParticipantRole role) {
        String key = fitting(id, Participant.KEY_CHARACTERS_MAX);
        String kept = fitting(name, Participant.NAME_CHARACTERS_MAX);
        if (key.isEmpty()) {
            return named(kept);
        }
        Speaker speaker = new Speaker(key, kept.isEmpty() ? key : kept, Optional.of(role), Optional.empty());
        return new ImportedSpeaker(speaker, JsonObject.EMPTY);
    }

    /** The same with what else is known. */
    public ImportedSpeaker with(Map<String, ? extends @Nullable Object> more) {
        return new ImportedSpeaker(speaker, KeptValues.of(more).object());
    }

    /** The same, spoken by a model. */
    public ImportedSpeaker withModel(Optional<String> model) {
        Optional<String> kept = model.map(name -> fitting(name, Participant.MODEL_CHARACTERS_MAX))
                .filter(name -> !name.isEmpty());
        return new ImportedSpeaker(new Speaker(speaker.key(), speaker.name(), speaker.role(), kept), metadata);
    }

    public String key() {
        return speaker.key();
    }

    private static String fitting(String text, int charactersMax) {
        String clean = CleanText.of(text).text().strip();
        boolean tooLong = clean.codePointCount(0, clean.length()) > charactersMax;
        return tooLong
                ? clean.substring(0, clean.offsetByCodePoints(0, charactersMax)).strip()
                : clean;
    }
}
