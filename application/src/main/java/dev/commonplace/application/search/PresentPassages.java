package dev.commonplace.application.search;

import dev.commonplace.application.search.FindNodes.NodeTitle;
import dev.commonplace.application.search.SearchMessages.Turn;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.search.RankedTurn;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fetches what is shown of the messages that speak for hits. */
final class PresentPassages {
    private final MessageSearchWork work;
    private final MarkWords marks;

    PresentPassages(MessageSearchWork work, MarkWords marks) {
        this.work = work;
        this.marks = marks;
    }

    <I> Map<I, List<Passage>> present(Map<I, List<RankedTurn>> ranked) {
        List<MessageId> ids = ranked.values().stream()
                .flatMap(Collection::stream)
                .map(RankedTurn::messageId)
                .distinct()
                .toList();
        // One that was deleted since it was ranked is not shown.
        Map<MessageId, Message> messages = new LinkedHashMap<>(work.messages().findAll(ids));
        messages.values().removeIf(Message::isDeleted);
        Map<ParticipantId, Participant> speakers = work.participants()
                .findAll(messages.values().stream().map(Message::participantId).collect(Collectors.toSet()));
        Map<MessageId, Highlights> highlights = marks.in(messages.values());
        Map<MessageId, NodeTitle> topics = work.findNodes().topicsOf(messages.keySet(), ZoomLevel.TOPICS);
        Map<I, List<Passage>> passages = new LinkedHashMap<>();
        ranked.forEach((hit, turns) -> {
            List<Passage> shown = new ArrayList<>();
            for (RankedTurn turn : turns) {
                Message message = messages.get(turn.messageId());
                if (message != null) {
                    shown.add(new Passage(
                            turn,
                            new Turn(message, Optional.ofNullable(speakers.get(message.participantId()))),
                            Optional.ofNullable(highlights.get(message.id())),
                            Optional.ofNullable(topics.get(message.id()))));
                }
            }
            passages.put(hit, List.copyOf(shown));
        });
        return passages;
    }
}
