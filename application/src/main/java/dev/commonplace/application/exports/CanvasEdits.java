package dev.commonplace.application.exports;

import dev.commonplace.domain.canvas.CanvasBox;
import dev.commonplace.domain.canvas.CanvasChange;
import dev.commonplace.domain.canvas.CanvasEdge;
import dev.commonplace.domain.canvas.DrawGraph;
import dev.commonplace.domain.canvas.DrawnRelations;
import dev.commonplace.domain.canvas.GraphColors;
import dev.commonplace.domain.corrections.Correction;
import dev.commonplace.domain.topics.CanvasPlace;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelationId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What changes of a canvas mean for the graph that it shows. */
final class CanvasEdits {
    static final String KIND_OTHERWISE = "linked";
    private static final int KIND_CHARACTERS_MAX = 40;

    private final Map<String, GraphNode> cards;
    private final Map<String, GraphNode> frames;
    private final Set<String> messages;
    private final DrawnRelations drawnRelations;
    private final List<Correction> corrections = new ArrayList<>();
    private final List<ImportCanvas.SkippedChange> skipped = new ArrayList<>();
    /** Lines that were there: one that ends elsewhere by now is removed first, then drawn. */
    private final Set<String> redrawn = new HashSet<>();

    /**
     * @param cards the nodes that are drawn as cards, by the ids of these
     * @param frames the nodes that are drawn as frames, by the ids of these
     * @param messages the ids of cards that are messages
     * @param drawnRelations which relations the canvas was drawn with
     */
    CanvasEdits(
            Map<String, GraphNode> cards,
            Map<String, GraphNode> frames,
            Set<String> messages,
            DrawnRelations drawnRelations) {
        this.messages = messages;
        this.drawnRelations = drawnRelations;
        this.cards = cards;
        this.frames = frames;
    }

    List<Correction> corrections() {
        return corrections;
    }

    List<ImportCanvas.SkippedChange> skipped() {
        return skipped;
    }

    void add(CanvasChange change) {
        Optional<String> message = card(change).filter(messages::contains);
        if (message.isPresent()) {
            skip(message.get(), "Messages stay as they were said, in their order.");
            return;
        }
        switch (change) {
            case CanvasChange.Moved moved -> moved(moved);
            case CanvasChange.Retitled retitled -> retitled(retitled);
            case CanvasChange.Rewritten rewritten ->
                corrections.add(new Correction.Resummarise(id(rewritten.card()), rewritten.to()));
            case CanvasChange.Repointed repointed ->
                skip(repointed.card(), "The points of a card are words of the messages, and stay as they were said.");
            case CanvasChange.Recolored recolored -> recolored(recolored);
            case CanvasChange.Removed removed -> removed(removed);
            case CanvasChange.Linked linked -> linked(linked.edge());
            case CanvasChange.Unlinked unlinked -> unlinked(unlinked.edge());
            case CanvasChange.Relabelled relabelled -> relabelled(relabelled.from(), relabelled.to());
            case CanvasChange.Added added -> {}
            case CanvasChange.Foreign foreign -> {}
        }
    }

    private static Optional<String> card(CanvasChange change) {
        return switch (change) {
            case CanvasChange.Moved moved -> Optional.of(moved.card());
            case CanvasChange.Retitled retitled -> Optional.of(retitled.id());
            case CanvasChange.Rewritten rewritten -> Optional.of(rewritten.card());
            case CanvasChange.Repointed repointed -> Optional.of(repointed.card());
            case CanvasChange.Recolored recolored -> Optional.of(recolored.id());
            case CanvasChange.Removed removed -> Optional.of(removed.id());
            case CanvasChange.Added added -> Optional.empty();
            case CanvasChange.Foreign foreign -> Optional.empty();
            case CanvasChange.Linked linked -> Optional.empty();
            case CanvasChange.Unlinked unlinked -> Optional.empty();
            case CanvasChange.Relabelled relabelled -> Optional.empty();
        };
    }

    private void moved(CanvasChange.Moved moved) {
        CanvasBox to = moved.to();
        boolean sized = to.width() != moved.from().width()
                || to.height() != moved.from().height();
        GraphNode node = cards.get(moved.card());
        Optional<CanvasPlace.Size> size = sized
                ? Optional.of(new CanvasPlace.Size(to.width(), to.height()))
                : Optional.ofNullable(node).flatMap(GraphNode::place).flatMap(CanvasPlace::size);
        corrections.add(new Correction.Put(id(moved.card()), Optional.of(new CanvasPlace(to.x(), to.y(), size))));
    }

    private void retitled(CanvasChange.Retitled retitled) {
        if (retitled.to().isBlank()) {
            skip(retitled.id(), "A topic has a title.");
            return;
        }
        corrections.add(new Correction.Retitle(id(retitled.id()), retitled.to()));
    }

    private void recolored(CanvasChange.Recolored recolored) {
        GraphNode node = cards.get(recolored.id());
        if (node == null) {
            skip(recolored.id(), "The colour of a frame says nothing.");
            return;
        }
        corrections.add(
                new Correction.Mark(node.id(), GraphColors.recolored(node.flags(), recolored.from(), recolored.to())));
    }

    private void removed(CanvasChange.Removed removed) {
        if (cards.containsKey(removed.id()) || frames.containsKey(removed.id())) {
            skip(removed.id(), "A topic stays while its messages are there; merge it with its neighbour instead.");
        }
    }

    private void linked(CanvasEdge edge) {
        boolean topics = cards.containsKey(edge.fromNode()) && cards.containsKey(edge.toNode());
        if (!topics) {
            return;
        }
        if (edge.fromNode().equals(edge.toNode())) {
            skip(edge.id(), "A topic is not related to itself.");
            return;
        }
        boolean isNew = !redrawn.contains(edge.id());
        if (isNew && isRelation(edge.id()).filter(drawnRelations::hasGone).isPresent()) {
            skip(edge.id(), "The conversation has changed since, and does not show this relation any more.");
            return;
        }
        corrections.add(new Correction.Link(
                Optional.of(relationOf(edge.id())), id(edge.fromNode()), id(edge.toNode()), kind(edge), ""));
    }

    private void unlinked(String edge) {
        redrawn.add(edge);
        if (DrawGraph.isOrder(edge)) {
            skip(edge, "The order of topics is that of their messages.");
        } else {
            isRelation(edge)
                    .filter(relation -> !drawnRelations.cameLater(relation))
                    .ifPresent(relation -> corrections.add(new Correction.Unlink(relation)));
        }
    }

    private void relabelled(CanvasEdge from, CanvasEdge to) {
        if (DrawGraph.isOrder(from.id())) {
            skip(from.id(), "The order of topics is that of their messages.");
        } else if (!from.label().equals(to.label())) {
            isRelation(from.id()).ifPresent(relation -> corrections.add(new Correction.Relink(relation, kind(to), "")));
        } else {
            skip(from.id(), "Colours and arrows of a relation follow from its label.");
        }
    }

    private void skip(String id, String reason) {
        skipped.add(new ImportCanvas.SkippedChange(id, reason));
    }

    /** A label as the kind of a relation. */
    private static String kind(CanvasEdge edge) {
        String kind = edge.label()
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        if (kind.isEmpty() || kind.equals("none") || kind.equals("next")) {
            return KIND_OTHERWISE;
        }
        return kind.length() > KIND_CHARACTERS_MAX ? kind.substring(0, KIND_CHARACTERS_MAX) : kind;
    }

    /**
     * The name of the relation that a line stands for. Programs give lines names of their own; the same one always becomes the
     * same relation, so that a file may come twice.
     */
    static RelationId relationOf(String edge) {
        return isRelation(edge)
                .orElseGet(() -> new RelationId(UUID.nameUUIDFromBytes(edge.getBytes(StandardCharsets.UTF_8))));
    }

    private static Optional<RelationId> isRelation(String edge) {
        try {
            return Optional.of(new RelationId(UUID.fromString(edge)));
        } catch (IllegalArgumentException named) {
            return Optional.empty();
        }
    }

    private static NodeId id(String card) {
        return new NodeId(UUID.fromString(card));
    }
}
