package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.Text;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who says a message, as whoever brings it knows them. The first message of a key makes the participant; later ones do not
 * change it.
 *
 * @param key as {@link Participant#key()}
 * @param role of the participant; empty to go by the role of the message
 */
public record Speaker(String key, String name, Optional<ParticipantRole> role, Optional<String> model) {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    public Speaker {
        Text.required("/participant/key", key, Participant.KEY_CHARACTERS_MAX);
        Text.required("/participant/name", name, Participant.NAME_CHARACTERS_MAX);
        Objects.requireNonNull(role, "role");
        model = model.flatMap(text -> Text.optional("/participant/model", text, Participant.MODEL_CHARACTERS_MAX));
    }

    /** Somebody of whom only the name is known. */
    public static Speaker named(String name) {
        Text.required("/participant/name", name, Participant.NAME_CHARACTERS_MAX);
        return new Speaker(keyOf(name), name, Optional.empty(), Optional.empty());
    }

    /** The key of who has no id: the name in compatibility form and lower case, with single spaces. */
    public static String keyOf(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String key = SPACES.matcher(composed).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        // The compatibility form can be longer than the name.
        int end = key.codePointCount(0, key.length()) > Participant.KEY_CHARACTERS_MAX
                ? key.offsetByCodePoints(0, Participant.KEY_CHARACTERS_MAX)
                : key.length();
        return key.isEmpty() ? name : key.substring(0, end);
    }
}
