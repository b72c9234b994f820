package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.ConversationSpeakers;
import dev.commonplace.domain.conversations.Attribution;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings back who was said to have spoken before an edit, where nobody has said otherwise since. */
final class RevertSpeakerEdit {
    private final ConversationSpeakers speakers;
    private final LoggedEdit edit;
    private final ParticipantId target;

    RevertSpeakerEdit(ConversationSpeakers speakers, LoggedEdit edit) {
        this.speakers = speakers;
        this.edit = edit;
        this.target = new ParticipantId(UUID.fromString(edit.target().id()));
    }

    /** @throws RefusedException {@code WRONG_STATE} where it is not as the edit has left it, or not there any more */
    void revert() {
        switch (edit.field()) {
            case SpeakerValues.SPEAKER -> reattribution();
            case SpeakerValues.PARTICIPANT -> merge();
            case SpeakerValues.NAME -> name();
            default -> throw wrong("An edit of this kind cannot be taken back.");
        }
    }

    private void reattribution() {
        Participant to = takingPart(target);
        List<Attribution> now = stillSaid();
        if (now.stream().allMatch(Attribution::deleted)) {
            throw wrong("What the edit was about was deleted since.");
        }
        for (SpeakerValues.Said before : SpeakerValues.saidIn(edit.before())) {
            speakers.attribute(before.places(), takingPart(before.id()).id());
        }
        if (SpeakerValues.isAdded(edit.after()) && speakers.saidBy(to.id(), 1).isEmpty()) {
            speakers.remove(to.id());
        }
    }

    private void merge() {
        SpeakerValues.Said before = SpeakerValues.saidIn(edit.before()).getFirst();
        if (!speakers.mergedInto(before.id()).equals(Optional.of(target))) {
            throw changed();
        }
        List<Attribution> unused = stillSaid();
        speakers.unmerge(before.id());
        speakers.attribute(before.places(), before.id());
    }

    private void name() {
        Participant now = takingPart(target);
        if (!now.name().equals(SpeakerValues.nameIn(edit.after()))) {
            throw changed();
        }
        speakers.change(now.named(SpeakerValues.nameIn(edit.before())));
    }

    /** Deleted messages go back as well: their places say who has spoken there. */
    private List<Attribution> stillSaid() {
        List<Integer> places = SpeakerValues.saidIn(edit.after()).getFirst().places();
        List<Attribution> now = speakers.attributions(places);
        if (now.size() != places.size()
                || !now.stream().allMatch(one -> one.participantId().equals(target))) {
            throw changed();
        }
        return now;
    }

    private Participant takingPart(ParticipantId id) {
        return speakers.find(id)
                .orElseThrow(() -> speakers.mergedInto(id).isPresent()
                        ? wrong(
                                "Somebody of this edit was merged into another participant since: take that back first.")
                        : wrong("Somebody of this edit takes no part in the conversation any more."));
    }

    private static RefusedException changed() {
        return wrong("Who has spoken was changed since this edit: take back the later edits first.");
    }

    private static RefusedException wrong(String reason) {
        return new RefusedException(ErrorCode.WRONG_STATE, reason);
    }
}
