package dev.commonplace.domain.canvas;

import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws the messages of a conversation: a card for each, headed by who speaks, and a frame for each finest node. */
public final class DrawMessages {
    private DrawMessages() {}

    /**
     * @param messages in their order; deleted ones are not drawn
     * @param nodesOfMessages by sequence; messages in no node stand outside of frames
     * @param frames of the finest level, in their order
     */
    public static CanvasDocument draw(
            List<Message> messages,
            Map<ParticipantId, Participant> participants,
            Map<Integer, NodeId> nodesOfMessages,
            List<GraphNode> frames) {
        List<Message> drawn =
                messages.stream().filter(message -> !message.isDeleted()).toList();
        List<CanvasLink> links = new ArrayList<>();
        for (int i = 1; i < drawn.size(); i++) {
            links.add(DrawGraph.next(
                    drawn.get(i - 1).id().toString(), drawn.get(i).id().toString()));
        }
        return DrawCanvas.draw(
                drawn.stream()
                        .map(message -> card(message, participants, nodesOfMessages))
                        .toList(),
                frames.stream()
                        .map(frame -> new CanvasFrame(
                                frame.id().toString(), frame.title().text()))
                        .toList(),
                links);
    }

    private static CanvasCard card(
            Message message, Map<ParticipantId, Participant> participants, Map<Integer, NodeId> nodesOfMessages) {
        String speaker = Optional.ofNullable(participants.get(message.participantId()))
                .map(Participant::name)
                .orElse("");
        return new CanvasCard(
                message.id().toString(),
                Optional.ofNullable(nodesOfMessages.get(message.sequence())).map(NodeId::toString),
                new CardText(speaker, message.content(), List.of()),
                Optional.empty(),
                Optional.empty());
    }
}
