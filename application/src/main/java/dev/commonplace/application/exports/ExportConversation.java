package dev.commonplace.application.exports;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.corrections.CorrectionsWork;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.canvas.CanvasDocument;
import dev.commonplace.domain.canvas.DrawGraph;
import dev.commonplace.domain.canvas.DrawMessages;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.exports.MarkdownOutline;
import dev.commonplace.domain.exports.MarkdownTranscript;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Writes a conversation, or one level of its graph, as a file that other programs read. The same state gives the same file. */
public final class ExportConversation {
    /** The most messages that one file holds. */
    public static final int MESSAGES_MAX = 20_000;

    private final Transactions<CorrectionsWork> transactions;

    public ExportConversation(Transactions<CorrectionsWork> transactions) {
        this.transactions = transactions;
    }

    /** What kind of file. */
    public enum Format {
        /** JSON Canvas 1.0 of one level, messages included. */
        CANVAS,
        /** What was said, as Markdown. */
        MARKDOWN,
        /** The topics down to one level, as Markdown. */
        OUTLINE,
        /** The graph of one level, as GraphML. */
        GRAPHML
    }

    /** @param zoom the level, or for an outline the finest one; not used for what was said */
    public record Command(ConversationId id, Format format, ZoomLevel zoom) {
        public Command {
            Objects.requireNonNull(id, "id");
            if (zoom.equals(ZoomLevel.MESSAGES) && (format == Format.OUTLINE || format == Format.GRAPHML)) {
                throw RefusedException.invalid("/zoom", "This format has topics, not messages: zoom lies in 1..5.");
            }
        }
    }

    /** The file. */
    public sealed interface Outcome {
        Conversation conversation();

        /** A canvas, which is valid. */
        record Drawn(Conversation conversation, CanvasDocument canvas) implements Outcome {}

        record Written(Conversation conversation, String text) implements Outcome {}

        /**
         * A level of the graph as it is.
         *
         * @param nodes in their order
         * @param relations beside their order
         */
        record Graph(Conversation conversation, List<GraphNode> nodes, List<GraphRelation> relations)
                implements Outcome {}
    }

    /**
     * @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see; {@code TOO_LARGE} for more
     *     messages than a file holds
     */
    public Outcome export(Caller caller, Command command) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            Conversation conversation = ConversationAccess.visible(work.conversations(), caller, command.id());
            return switch (command.format()) {
                case CANVAS -> new Outcome.Drawn(conversation, canvas(work, conversation, command.zoom()));
                case MARKDOWN -> new Outcome.Written(conversation, transcript(work, conversation));
                case OUTLINE -> new Outcome.Written(conversation, outline(work, conversation, command.zoom()));
                case GRAPHML ->
                    new Outcome.Graph(
                            conversation,
                            work.graphs().nodes(command.id(), command.zoom()),
                            relations(work, command.id(), command.zoom()));
            };
        });
    }

    private static CanvasDocument canvas(CorrectionsWork work, Conversation conversation, ZoomLevel zoom) {
        return work.canvasCards().of(conversation.id(), zoom).on(drawn(work, conversation, zoom));
    }

    /** What a canvas shows by itself, without cards that people have put there. */
    static CanvasDocument drawn(CorrectionsWork work, Conversation conversation, ZoomLevel zoom) {
        return zoom.equals(ZoomLevel.MESSAGES) ? messages(work, conversation) : graph(work, conversation.id(), zoom);
    }

    private static CanvasDocument graph(CorrectionsWork work, ConversationId id, ZoomLevel zoom) {
        return DrawGraph.draw(
                work.graphs().nodes(id, zoom),
                zoom.equals(ZoomLevel.COARSEST) ? List.of() : work.graphs().nodes(id, new ZoomLevel(zoom.number() - 1)),
                relations(work, id, zoom));
    }

    /** In an order that does not depend on what is stored where, without those that people have denied. */
    private static List<GraphRelation> relations(CorrectionsWork work, ConversationId id, ZoomLevel zoom) {
        return work.graphs().relations(id, zoom).stream()
                .filter(relation -> !relation.isDenied())
                .sorted((one, other) ->
                        one.id().value().toString().compareTo(other.id().value().toString()))
                .toList();
    }

    private static CanvasDocument messages(CorrectionsWork work, Conversation conversation) {
        List<Message> messages = new ArrayList<>();
        forEachMessage(work, conversation, messages::add);
        List<Integer> sequences = messages.stream().map(Message::sequence).toList();
        Map<Integer, NodeId> nodes = work.graphs().nodesOf(conversation.id(), sequences, ZoomLevel.FINEST);
        List<GraphNode> frames = work.graphs().nodes(conversation.id(), ZoomLevel.FINEST);
        return DrawMessages.draw(messages, participants(work, conversation.id()), nodes, frames);
    }

    private static String transcript(CorrectionsWork work, Conversation conversation) {
        MarkdownTranscript transcript = new MarkdownTranscript(conversation, participants(work, conversation.id()));
        forEachMessage(work, conversation, transcript::add);
        return transcript.text();
    }

    private static String outline(CorrectionsWork work, Conversation conversation, ZoomLevel finest) {
        List<GraphNode> nodes = new ArrayList<>();
        for (ZoomLevel level : ZoomLevel.OF_NODES) {
            if (level.number() <= finest.number()) {
                nodes.addAll(work.graphs().nodes(conversation.id(), level));
            }
        }
        return MarkdownOutline.write(conversation, nodes);
    }

    private static void forEachMessage(CorrectionsWork work, Conversation conversation, Consumer<Message> each) {
        if (conversation.nextSequence() > MESSAGES_MAX) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "A file holds at most " + MESSAGES_MAX + " messages, and this conversation has more. Read its"
                            + " messages page by page, or export its topics.");
        }
        int from = 0;
        while (from < conversation.nextSequence()) {
            List<Message> page =
                    work.messages().list(conversation.id(), MessageRange.from(from, MessageRange.LIMIT_MAX));
            page.forEach(each);
            from = page.size() < MessageRange.LIMIT_MAX
                    ? conversation.nextSequence()
                    : page.getLast().sequence() + 1;
        }
    }

    private static Map<ParticipantId, Participant> participants(CorrectionsWork work, ConversationId id) {
        Map<ParticipantId, Participant> participants = new LinkedHashMap<>();
        work.participants().ofConversation(id).forEach(participant -> participants.put(participant.id(), participant));
        return participants;
    }
}
