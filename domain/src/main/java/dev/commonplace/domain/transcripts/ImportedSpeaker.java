package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.shared.JsonObject;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody who takes part.
 *
 * @param key stable within the conversation: the platform's id, or the name in lower case
 * @param model the model that speaks, where one does
 * @param metadata what the platform says of them
 */
public record ImportedSpeaker(
        String key, String name, ParticipantRole role, Optional<String> model, JsonObject metadata) {
    /** As long as what is stored may be. */
    public static final int NAME_CHARACTERS_MAX = 200;

    public ImportedSpeaker {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(metadata, "metadata");
        name = shortened(name.strip());
        key = keyOf(key);
    }

    /** A human of whom only the name is known. */
    public static ImportedSpeaker named(String name) {
        String trimmed = name.strip().replaceAll("\\s+", " ");
        return new ImportedSpeaker(
                trimmed.toLowerCase(Locale.ROOT),
                trimmed,
                ParticipantRole.PARTICIPANT,
                Optional.empty(),
                JsonObject.EMPTY);
    }

    /** A key as it is kept. */
    static String keyOf(String key) {
        return shortened(key.strip());
    }

    private static String shortened(String given) {
        String text = CleanText.of(given).text();
        boolean tooLong = text.codePointCount(0, text.length()) > NAME_CHARACTERS_MAX;
        return tooLong ? text.substring(0, text.offsetByCodePoints(0, NAME_CHARACTERS_MAX)) : text;
    }
}
