package dev.commonplace.domain.canvas;

import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.RelationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which relations a canvas may have been drawn with. Others come and go while somebody edits a file; a line that was never in
 * it has not been removed by them, and one that is still in it has not been drawn by them. The name of the first line between
 * two cards that follow each other tells the newest relation of the moment of drawing: ids rise with time.
 *
 * @param newest the id of that relation, empty text where there was none; empty where the canvas does not tell
 */
public record DrawnRelations(Optional<String> newest) {
    private static final int ORDER_CHARACTERS = "next-".length() + 36;
    private static final int VERSION_BY_TIME = 7;

    /** The line, which tells the newest of the relations too. */
    static CanvasLink noted(CanvasLink next, List<GraphRelation> relations) {
        String newest = relations.stream()
                .map(GraphRelation::id)
                .filter(DrawnRelations::isByTime)
                .map(RelationId::toString)
                .max(String::compareTo)
                .orElse("");
        return new CanvasLink(
                next.id() + "-" + newest, next.from(), next.to(), next.label(), next.color(), next.bothWays());
    }

    /** What a canvas tells. */
    public static DrawnRelations of(CanvasDocument canvas) {
        return new DrawnRelations(canvas.edges().stream()
                .map(CanvasEdge::id)
                .filter(id -> DrawGraph.isOrder(id) && id.length() > ORDER_CHARACTERS)
                .map(id -> id.substring(ORDER_CHARACTERS + 1))
                .findFirst());
    }

    /** The name of a line of the order without what it tells beside. */
    public static String orderId(String edge) {
        return edge.length() > ORDER_CHARACTERS ? edge.substring(0, ORDER_CHARACTERS) : edge;
    }

    /** Whether a relation, which is there, has come after the drawing. */
    public boolean cameLater(RelationId relation) {
        return isByTime(relation)
                && newest.filter(id -> relation.toString().compareTo(id) > 0).isPresent();
    }

    /** Whether a relation, which is not there, was there at the drawing. */
    public boolean hasGone(RelationId relation) {
        return isByTime(relation)
                && newest.filter(id -> relation.toString().compareTo(id) <= 0).isPresent();
    }

    private static boolean isByTime(RelationId relation) {
        UUID id = relation.value();
        return id.version() == VERSION_BY_TIME;
    }
}
