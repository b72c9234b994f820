package dev.commonplace.application.training;

import dev.commonplace.application.corrections.SpeakerAttributions;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.training.Pseudonyms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How people are called in rows: by their names, or by others that say who is the same. */
final class PeopleInRows {
    private final TrainingWork work;
    private final boolean pseudonyms;
    private final Pseudonyms others;
    private final Map<ParticipantId, String> speakers = new HashMap<>();

    PeopleInRows(TrainingWork work, TenantId tenantId, boolean pseudonyms) {
        this.work = work;
        this.pseudonyms = pseudonyms;
        this.others = new Pseudonyms(tenantId);
    }

    /** An edit of a name is nothing else than the name. */
    boolean mayBeShown(LoggedEdit edit) {
        return !pseudonyms || !SpeakerAttributions.isName(edit);
    }

    String editor(String actorId) {
        return pseudonyms ? others.editor(actorId) : actorId;
    }

    String speaker(ParticipantId id) {
        return speakers.computeIfAbsent(
                id,
                unnamed -> pseudonyms
                        ? others.speaker(unnamed)
                        : Optional.ofNullable(work.participants()
                                        .findAll(List.of(unnamed))
                                        .get(unnamed))
                                .map(Participant::name)
                                .orElse(""));
    }

    /** A value of the edit, with other names in it where others are wanted. */
    JsonObject shown(LoggedEdit edit, JsonObject value) {
        return SpeakerAttributions.shown(edit, value, (id, name) -> pseudonyms ? others.speaker(id) : name);
    }
}
