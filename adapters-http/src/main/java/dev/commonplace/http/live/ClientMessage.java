package dev.commonplace.http.live;

import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.conversations.MessageFields;
import dev.commonplace.http.conversations.SpeakerFields;
import dev.commonplace.http.json.JsonFields;
import java.util.OptionalInt;

/** What a live client says. */
sealed interface ClientMessage {
    /** Words that are still being spoken. */
    record Partial(Speaker speaker, String content) implements ClientMessage {}

    /** A message to be kept. */
    record Final(NewMessage message) implements ClientMessage {}

    record Flush() implements ClientMessage {}

    record Ping() implements ClientMessage {}

    /**
     * Asks to see what is said.
     *
     * @param afterSequence empty to begin with what comes from now on
     */
    record Watch(OptionalInt afterSequence) implements ClientMessage {}

    /** @throws RefusedException {@code INVALID_VALUE}, naming the field */
    static ClientMessage read(JsonFields fields) {
        ClientMessage message = switch (fields.requiredText("type")) {
            case "partial" -> new Partial(SpeakerFields.speaker(fields), fields.requiredText("content"));
            case "final" -> new Final(MessageFields.message(fields));
            case "flush" -> new Flush();
            case "ping" -> new Ping();
            case "watch" -> new Watch(OptionalInt.empty());
            case "resume" ->
                new Watch(OptionalInt.of(fields.integer("after_sequence")
                        .orElseThrow(() -> RefusedException.invalid("/after_sequence", "A value is required here."))));
            default -> throw RefusedException.invalid("/type", "This is partial, final, flush, ping, watch or resume.");
        };
        fields.refuseOthers();
        return message;
    }
}
