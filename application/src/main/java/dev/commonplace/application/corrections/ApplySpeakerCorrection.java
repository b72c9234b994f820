package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.ConversationSpeakers;
import dev.commonplace.application.corrections.ApplyCorrection.Change;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.conversations.Attribution;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.corrections.Correction;
import dev.commonplace.domain.corrections.EditKind;
import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.corrections.SaidBy;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies single corrections of who has spoken. */
final class ApplySpeakerCorrection {
    /** Who has said more than this is not merged: the log keeps each place. */
    static final int MESSAGES_OF_ONE_MAX = 100_000;

    private final ConversationId conversationId;
    private final ConversationSpeakers speakers;
    private final MakeId ids;

    ApplySpeakerCorrection(ConversationId conversationId, ConversationSpeakers speakers, MakeId ids) {
        this.conversationId = conversationId;
        this.speakers = speakers;
        this.ids = ids;
    }

    /**
     * @return empty where all is as it is wanted already
     * @throws RefusedException naming the field of the correction that does not fit the conversation
     */
    Optional<Change> apply(Correction.OfSpeakers correction) {
        return switch (correction) {
            case Correction.Reattribute reattribute -> reattribute(reattribute);
            case Correction.MergeSpeakers merge -> merge(merge);
            case Correction.RenameSpeaker rename -> rename(rename);
        };
    }

    private Optional<Change> reattribute(Correction.Reattribute reattribute) {
        Map<Integer, ParticipantId> now = spoken(reattribute.sequences());
        Optional<Participant> known = known(reattribute.by());
        Participant to = known.orElseGet(() -> added(reattribute.by()));
        Map<ParticipantId, List<Integer>> others = new LinkedHashMap<>();
        now.forEach((sequence, by) -> {
            if (!by.equals(to.id())) {
                others.computeIfAbsent(by, first -> new ArrayList<>()).add(sequence);
            }
        });
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Map<Participant, List<Integer>> before = new LinkedHashMap<>();
        others.forEach((by, sequences) -> before.put(speakers.find(by).orElseThrow(), sequences));
        List<Integer> moved =
                before.values().stream().flatMap(List::stream).sorted().toList();
        speakers.attribute(moved, to.id());
        return Optional.of(new Change(
                EditKind.CORRECTION,
                EditTarget.speaker(to.id()),
                SpeakerValues.SPEAKER,
                SpeakerValues.said(before),
                SpeakerValues.said(to, moved, known.isEmpty())));
    }

    /** By their places, who has said them. */
    private Map<Integer, ParticipantId> spoken(List<Integer> sequences) {
        Map<Integer, Attribution> found = new LinkedHashMap<>();
        speakers.attributions(sequences).forEach(one -> found.put(one.sequence(), one));
        Map<Integer, ParticipantId> spoken = new LinkedHashMap<>();
        for (int sequence : sequences) {
            Attribution one = found.get(sequence);
            if (one == null) {
                throw RefusedException.invalid("/messages", "The conversation has no message " + sequence + ".");
            }
            if (one.deleted()) {
                throw refused(ErrorCode.WRONG_STATE, "/messages", "The message " + sequence + " was deleted.");
            }
            spoken.put(sequence, one.participantId());
        }
        return spoken;
    }

    private Optional<Participant> known(SaidBy by) {
        return switch (by) {
            case SaidBy.Known known -> Optional.of(participant("/participant_id", known.id()));
            case SaidBy.Named named -> speakers.findByKey(named.speaker().key());
        };
    }

    private Participant added(SaidBy by) {
        Speaker speaker = ((SaidBy.Named) by).speaker();
        Participant participant = new Participant(
                new ParticipantId(ids.next()),
                conversationId,
                speaker.key(),
                speaker.name(),
                speaker.role().orElse(ParticipantRole.PARTICIPANT),
                speaker.model(),
                JsonObject.EMPTY);
        speakers.add(participant);
        return participant;
    }

    private Optional<Change> merge(Correction.MergeSpeakers merge) {
        Participant one = participant("/participant_id", merge.participant());
        Participant into = participant("/into_id", merge.into());
        List<Integer> said = speakers.saidBy(one.id(), MESSAGES_OF_ONE_MAX + 1).stream()
                .map(Attribution::sequence)
                .toList();
        if (said.size() > MESSAGES_OF_ONE_MAX) {
            throw refused(
                    ErrorCode.TOO_LARGE,
                    "/participant_id",
                    one.name() + " has said more than " + MESSAGES_OF_ONE_MAX
                            + " messages. Merge the other one into this one, or reattribute the messages.");
        }
        speakers.attribute(said, into.id());
        speakers.merge(one.id(), into.id());
        return Optional.of(new Change(
                EditKind.MERGE,
                EditTarget.speaker(into.id()),
                SpeakerValues.PARTICIPANT,
                SpeakerValues.said(one, said, false),
                SpeakerValues.said(into, said, false)));
    }

    private Optional<Change> rename(Correction.RenameSpeaker rename) {
        Participant before = participant("/participant_id", rename.participant());
        if (before.name().equals(rename.name())) {
            return Optional.empty();
        }
        Participant after = before.named(rename.name());
        speakers.change(after);
        return Optional.of(new Change(
                EditKind.CORRECTION,
                EditTarget.speaker(before.id()),
                SpeakerValues.NAME,
                SpeakerValues.name(before),
                SpeakerValues.name(after)));
    }

    private Participant participant(String field, ParticipantId id) {
        return speakers.find(id)
                .orElseThrow(() -> speakers.mergedInto(id)
                        .map(into -> refused(
                                ErrorCode.WRONG_STATE,
                                field,
                                "This participant was merged into "
                                        + speakers.find(into)
                                                .map(Participant::name)
                                                .orElse("another one") + "."))
                        .orElseGet(() -> RefusedException.invalid(field, "The conversation has no such participant.")));
    }

    private static RefusedException refused(ErrorCode code, String field, String reason) {
        return new RefusedException(code, reason, List.of(new Violation(field, reason)));
    }
}
