package dev.commonplace.application.search;

import dev.commonplace.application.search.SearchMessages.Command;
import dev.commonplace.application.search.SearchMessages.Hit;
import dev.commonplace.application.search.SearchMessages.Turn;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.search.RankedTurn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Fetches what is shown of the hits: messages, speakers, conversations, what was said around them, marks. */
final class PresentTurns {
    private final MessageSearchWork work;
    private final Command command;
    private final Optional<WordQuery> words;
    private final MarkWords marks;

    /** @param ranked the words that were ranked by; empty where words were not looked for */
    PresentTurns(MessageSearchWork work, Command command, AskTalk.Asked asked, Optional<WordQuery> ranked) {
        this.work = work;
        this.command = command;
        this.words = ranked;
        this.marks = new MarkWords(work, command.talk().shape(), asked, ranked);
    }

    List<Hit> present(List<RankedTurn> ranked) {
        Map<MessageId, Message> messages = work.messages()
                .findAll(ranked.stream().map(RankedTurn::messageId).toList());
        Map<ConversationId, Conversation> conversations = work.conversations()
                .findAll(ranked.stream()
                        .map(RankedTurn::conversationId)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        List<Shown> shown = new ArrayList<>(ranked.size());
        for (RankedTurn turn : ranked) {
            Message message = messages.get(turn.messageId());
            Conversation conversation = conversations.get(turn.conversationId());
            // One that was deleted since it was ranked is not shown.
            if (message != null && !message.isDeleted() && conversation != null) {
                shown.add(new Shown(turn, message, conversation));
            }
        }
        Map<MessageId, List<Message>> around = around(shown);
        Map<ParticipantId, Participant> speakers = speakers(shown, around);
        Map<MessageId, Highlights> highlights =
                marks.in(shown.stream().map(Shown::message).toList());
        Map<MessageId, List<LexemeScore>> lexemes = lexemes(shown);
        List<Hit> hits = new ArrayList<>(shown.size());
        for (Shown one : shown) {
            MessageId id = one.message().id();
            hits.add(new Hit(
                    one.ranked(),
                    one.conversation(),
                    turn(one.message(), speakers),
                    around.getOrDefault(id, List.of()).stream()
                            .map(message -> turn(message, speakers))
                            .toList(),
                    Optional.ofNullable(highlights.get(id)),
                    lexemes.getOrDefault(id, List.of())));
        }
        return List.copyOf(hits);
    }

    private record Shown(RankedTurn ranked, Message message, Conversation conversation) {}

    private static Turn turn(Message message, Map<ParticipantId, Participant> speakers) {
        return new Turn(message, Optional.ofNullable(speakers.get(message.participantId())));
    }

    private Map<MessageId, List<Message>> around(List<Shown> shown) {
        Map<MessageId, List<Message>> around = new LinkedHashMap<>();
        int turns = command.contextTurns();
        if (turns > 0) {
            for (Shown one : shown) {
                RankedTurn turn = one.ranked();
                int first = Math.max(0, turn.sequence() - turns);
                int end = turn.sequence() + turns + 1;
                MessageRange range = new MessageRange(first, OptionalInt.of(end), Optional.empty(), end - first);
                around.put(
                        turn.messageId(),
                        work.messages().list(turn.conversationId(), range).stream()
                                .filter(message ->
                                        !message.isDeleted() && !message.id().equals(turn.messageId()))
                                .toList());
            }
        }
        return around;
    }

    private Map<ParticipantId, Participant> speakers(List<Shown> shown, Map<MessageId, List<Message>> around) {
        Set<ParticipantId> ids =
                shown.stream().map(one -> one.message().participantId()).collect(Collectors.toSet());
        around.values().forEach(context -> context.forEach(message -> ids.add(message.participantId())));
        return work.participants().findAll(ids);
    }

    private Map<MessageId, List<LexemeScore>> lexemes(List<Shown> shown) {
        return command.talk().shape().explain() && words.isPresent()
                ? work.findMessages()
                        .explain(
                                words.get(),
                                shown.stream().map(one -> one.message().id()).toList())
                : Map.of();
    }
}
