package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a conversation comes from.
 *
 * @param type lower-case words joined by underscores, such as {@code google_meet}, {@code slack} or {@code api}
 * @param metadata what the source says of itself: names of files, channels, addresses
 */
public record ConversationSource(String type, JsonObject metadata) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    /** Brought by the API, message by message. */
    public static final ConversationSource API = new ConversationSource("api", JsonObject.EMPTY);

    public ConversationSource {
        Objects.requireNonNull(metadata, "metadata");
        if (!FORM.matcher(type).matches()) {
            throw RefusedException.invalid(
                    "/source/type", "A source has up to 50 lower-case letters, digits and underscores.");
        }
    }
}
