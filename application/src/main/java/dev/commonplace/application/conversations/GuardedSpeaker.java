package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.Speaker;

/** Somebody who speaks, as the guard lets them be kept. */
public final class GuardedSpeaker {
    private GuardedSpeaker() {}

    /** Where a key may not be kept, its marks tell nobody apart: the name, as far as that may be kept, stands beside them. */
    public static Speaker of(GuardedFields fields, String pointer, Speaker speaker) {
        String name = fields.text(pointer + "/name", speaker.name(), Participant.NAME_CHARACTERS_MAX);
        if (speaker.key().equals(Speaker.keyOf(speaker.name()))) {
            return new Speaker(Speaker.keyOf(name), name, speaker.role(), speaker.model());
        }
        String marked = fields.text(pointer + "/key", speaker.key(), Participant.KEY_CHARACTERS_MAX);
        String key = marked.equals(speaker.key()) ? marked : Speaker.keyOf(marked + " " + name);
        return new Speaker(key, name, speaker.role(), speaker.model());
    }
}
