package dev.commonplace.application.corrections;

import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.JsonObject;
import java.util.function.BiFunction;

/** Logged edits of who has spoken, with other names in place of the true ones. */
public final class SpeakerAttributions {
    private SpeakerAttributions() {}

    /** Whether the edit is about a name and nothing else. */
    public static boolean isName(LoggedEdit edit) {
        return edit.target().kind() == EditTarget.Kind.SPEAKER_ATTRIBUTION
                && edit.field().equals(SpeakerValues.NAME);
    }

    /**
     * A value of the edit as others may see it: without ids of participants.
     *
     * @param name what to call a participant, from their id and the name that they had
     */
    public static JsonObject shown(LoggedEdit edit, JsonObject value, BiFunction<ParticipantId, String, String> name) {
        if (edit.target().kind() != EditTarget.Kind.SPEAKER_ATTRIBUTION || isName(edit)) {
            return value;
        }
        return SpeakerValues.renamed(value, name);
    }
}
