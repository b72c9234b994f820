package dev.commonplace.application.exports;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.corrections.CorrectGraph;
import dev.commonplace.application.corrections.CorrectionsWork;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.canvas.CanvasDocument;
import dev.commonplace.domain.canvas.CanvasExtras;
import dev.commonplace.domain.canvas.CanvasNode;
import dev.commonplace.domain.canvas.CompareCanvases;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.corrections.EditReason;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.ZoomLevel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes back a canvas that was exported and edited: what differs from the graph of this moment becomes edits. Cards that stand
 * for nothing in the graph are kept, and come back with the next export. All of it, or nothing.
 */
public final class ImportCanvas {
    /** How many cards are looked up to find out which level a canvas shows. */
    private static final int CARDS_LOOKED_AT_MAX = 20;

    private final Transactions<CorrectionsWork> transactions;
    private final CorrectGraph correctGraph;
    private final MakeId ids;
    private final Clock clock;

    public ImportCanvas(
            Transactions<CorrectionsWork> transactions, CorrectGraph correctGraph, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.correctGraph = correctGraph;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param canvas valid
     * @param zoom the level that it shows; empty takes that of its cards
     * @param expectedRevision refuses where the graph has another one by now, as another person may have edited it meanwhile
     */
    public record Command(
            ConversationId id,
            CanvasDocument canvas,
            Optional<ZoomLevel> zoom,
            EditReason reason,
            Optional<Integer> expectedRevision) {
        public Command {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(canvas, "canvas");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * What became of it.
     *
     * @param edits as they were logged: those of the graph, then those of cards and lines of their own
     * @param skipped changes that the graph does not follow, each with the reason
     * @param cards how many cards and lines of their own the canvas has now
     */
    public record Outcome(
            ZoomLevel zoom,
            List<LoggedEdit> edits,
            List<SkippedChange> skipped,
            int cards,
            int revision,
            boolean pending) {}

    /** A change of the canvas that the graph does not follow. */
    public record SkippedChange(String id, String reason) {}

    private record Taken(
            ZoomLevel zoom,
            Optional<CorrectGraph.Done> done,
            List<LoggedEdit> cardEdits,
            List<SkippedChange> skipped,
            int cards,
            int revision) {}

    /**
     * @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see; {@code WRONG_STATE} for one
     *     without a graph; {@code INVALID_VALUE}; {@code STALE_VERSION}
     */
    public Outcome take(Caller caller, Command command) {
        caller.require(Role.EDITOR);
        Taken taken = transactions.inTenant(caller.tenantId(), work -> take(work, caller, command));
        if (taken.done.isEmpty()) {
            return new Outcome(taken.zoom, taken.cardEdits, taken.skipped, taken.cards, taken.revision, false);
        }
        CorrectGraph.Outcome finished = correctGraph.finish(caller, command.id(), taken.done.get());
        List<LoggedEdit> edits = new ArrayList<>(finished.edits());
        edits.addAll(taken.cardEdits);
        return new Outcome(
                taken.zoom, List.copyOf(edits), taken.skipped, taken.cards, finished.revision(), finished.pending());
    }

    private Taken take(CorrectionsWork work, Caller caller, Command command) {
        Conversation conversation = ConversationAccess.visible(work.conversations(), caller, command.id());
        int revision = CorrectGraph.forChange(work, caller, command.id(), command.expectedRevision());
        ZoomLevel zoom = zoom(work, command);
        CanvasDocument drawn = ExportConversation.drawn(work, conversation, zoom);
        DrawnGraph graph = DrawnGraph.of(work, command.id(), zoom, drawn);
        CanvasDocument edited = graph.named(command.canvas());
        CanvasExtras extras = graph.others(edited);
        requireFew(extras);
        CanvasEdits edits = graph.edits(command.canvas());
        CompareCanvases.changes(graph.named(drawn), edited).forEach(edits::add);
        CanvasExtras before = work.canvasCards().of(command.id(), zoom).shownOn(drawn);
        List<LoggedEdit> cardEdits = keep(work, caller, command, zoom, before, extras);
        Optional<CorrectGraph.Done> done = edits.corrections().isEmpty()
                ? Optional.empty()
                : Optional.of(correctGraph.correct(
                        work,
                        caller,
                        new CorrectGraph.Command(
                                command.id(), edits.corrections(), command.reason(), Optional.empty())));
        return new Taken(
                zoom,
                done,
                cardEdits,
                edits.skipped(),
                extras.nodes().size() + extras.edges().size(),
                revision);
    }

    private List<LoggedEdit> keep(
            CorrectionsWork work,
            Caller caller,
            Command command,
            ZoomLevel zoom,
            CanvasExtras before,
            CanvasExtras extras) {
        if (extras.equals(before)) {
            return List.of();
        }
        work.canvasCards().put(command.id(), zoom, extras);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<LoggedEdit> edits =
                new CardEdits(ids, command.id(), zoom, command.reason(), caller, now).between(before, extras);
        work.edits().add(edits);
        return edits;
    }

    private static ZoomLevel zoom(CorrectionsWork work, Command command) {
        List<UUID> cards = command.canvas().nodes().stream()
                .filter(CanvasNode.Text.class::isInstance)
                .flatMap(node -> id(node).stream())
                .limit(CARDS_LOOKED_AT_MAX)
                .toList();
        Optional<ZoomLevel> shown = cards.stream()
                .flatMap(id -> level(work, command.id(), id).stream())
                .findFirst();
        if (shown.isEmpty() && !cards.isEmpty()) {
            throw RefusedException.invalid(
                    "/nodes", "None of the canvas's topics or messages is one of this conversation.");
        }
        if (shown.isPresent() && command.zoom().isPresent() && !shown.equals(command.zoom())) {
            throw RefusedException.invalid(
                    "/zoom", "The canvas shows zoom level " + shown.get().number() + ".");
        }
        return shown.or(command::zoom).orElse(ZoomLevel.TOPICS);
    }

    /** The level that a card is of; empty for one of somebody's own. */
    private static Optional<ZoomLevel> level(CorrectionsWork work, ConversationId conversation, UUID card) {
        return work.graphs()
                .node(conversation, new NodeId(card))
                .map(node -> node.span().level())
                .or(() ->
                        work.messages().find(conversation, new MessageId(card)).map(message -> ZoomLevel.MESSAGES));
    }

    private static void requireFew(CanvasExtras extras) {
        if (extras.nodes().size() > CanvasExtras.NODES_MAX || extras.edges().size() > CanvasExtras.EDGES_MAX) {
            throw RefusedException.invalid(
                    "/nodes",
                    "Beside its topics, a canvas has at most " + CanvasExtras.NODES_MAX + " cards and "
                            + CanvasExtras.EDGES_MAX + " lines.");
        }
        extras.nodes().stream()
                .filter(node ->
                        node instanceof CanvasNode.Text text && text.text().length() > CanvasExtras.TEXT_CHARACTERS_MAX)
                .findFirst()
                .ifPresent(longText -> {
                    throw RefusedException.invalid(
                            "/nodes",
                            "A card of your own has at most " + CanvasExtras.TEXT_CHARACTERS_MAX + " characters.");
                });
    }

    private static Optional<UUID> id(CanvasNode node) {
        try {
            return Optional.of(UUID.fromString(node.id()));
        } catch (IllegalArgumentException named) {
            return Optional.empty();
        }
    }
}
