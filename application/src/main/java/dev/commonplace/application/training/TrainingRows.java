package dev.commonplace.application.training;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.training.TrainingBasis;
import dev.commonplace.domain.training.TrainingRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes rows of edits inside a unit of work. What may not be handed out to the caller makes none: conversations that are
 * deleted, and those that the caller would not see without being an administrator.
 */
final class TrainingRows {
    private final TrainingWork work;
    private final ConversationViewer viewer;
    private final PeopleInRows people;
    private final BasisOfEdit basis;
    private final Map<ConversationId, Optional<Conversation>> conversations = new HashMap<>();

    TrainingRows(TrainingWork work, Caller caller, boolean pseudonyms) {
        this.work = work;
        this.viewer = new ConversationViewer(caller.actor().id(), false);
        this.people = new PeopleInRows(work, caller.tenantId(), pseudonyms);
        this.basis = new BasisOfEdit(work);
    }

    /** Whether the conversation's edits may be handed out to the caller. */
    boolean mayHandOut(ConversationId id) {
        return conversations
                .computeIfAbsent(id, unread -> work.conversations().find(unread))
                .filter(conversation -> !conversation.isDeleted() && viewer.sees(conversation.sharing()))
                .isPresent();
    }

    /** By what it rests on now. */
    Optional<TrainingRow> row(LoggedEdit edit) {
        if (!mayHandOut(edit.conversationId()) || !people.mayBeShown(edit)) {
            return Optional.empty();
        }
        List<Integer> sequences = basis.of(edit);
        List<Message> said =
                messages(edit, sequences.subList(0, Math.min(sequences.size(), TrainingRow.UTTERANCES_MAX)));
        return Optional.of(row(
                edit,
                said.stream()
                        .map(message -> utterance(message, people.speaker(message.participantId())))
                        .toList(),
                sequences.size()));
    }

    /** By what it rested on when it was handed out. */
    Optional<TrainingRow> row(LoggedEdit edit, TrainingBasis then) {
        if (!mayHandOut(edit.conversationId())) {
            return Optional.empty();
        }
        Map<Integer, String> speakers = new HashMap<>();
        for (int i = 0; i < then.sequences().size(); i++) {
            speakers.put(then.sequences().get(i), then.speakers().get(i));
        }
        return Optional.of(row(
                edit,
                messages(edit, then.sequences()).stream()
                        .map(message -> utterance(message, Objects.requireNonNull(speakers.get(message.sequence()))))
                        .toList(),
                then.messages()));
    }

    private List<Message> messages(LoggedEdit edit, List<Integer> sequences) {
        return sequences.isEmpty()
                ? List.of()
                : work.messages().at(edit.conversationId(), sequences).stream()
                        .filter(message -> !message.isDeleted())
                        .toList();
    }

    private TrainingRow row(LoggedEdit edit, List<TrainingRow.Utterance> utterances, int messages) {
        return new TrainingRow(
                edit,
                people.shown(edit, edit.before()),
                people.shown(edit, edit.after()),
                utterances,
                messages,
                people.editor(edit.editedBy()));
    }

    private static TrainingRow.Utterance utterance(Message message, String speaker) {
        return new TrainingRow.Utterance(message.sequence(), speaker, cut(message.content()));
    }

    private static String cut(String text) {
        if (text.length() <= TrainingRow.UTTERANCE_CHARACTERS_MAX) {
            return text;
        }
        int end = TrainingRow.UTTERANCE_CHARACTERS_MAX - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
