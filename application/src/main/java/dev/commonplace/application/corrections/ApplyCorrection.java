package dev.commonplace.application.corrections;

import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.topics.TopicCorrections.Corrections;
import dev.commonplace.domain.corrections.Correction;
import dev.commonplace.domain.corrections.EditKind;
import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.RelationId;
import dev.commonplace.domain.topics.TextOrigin;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies single corrections to a graph. */
final class ApplyCorrection {
    private final GraphState graph;
    private final MakeId ids;

    ApplyCorrection(GraphState graph, MakeId ids) {
        this.graph = graph;
        this.ids = ids;
    }

    /** What is noted of a correction. */
    record Change(EditKind kind, EditTarget target, String field, JsonObject before, JsonObject after) {}

    /**
     * @return empty where all is as it is wanted already
     * @throws RefusedException naming the field of the correction that does not fit the graph
     */
    Optional<Change> apply(Correction.OfGraph correction) {
        return switch (correction) {
            case Correction.Retitle retitle -> retitle(retitle);
            case Correction.Resummarise resummarise -> resummarise(resummarise);
            case Correction.Mark mark -> mark(mark);
            case Correction.Put put -> put(put);
            case Correction.Merge merge -> merge(merge);
            case Correction.Split split -> split(split);
            case Correction.MoveMessages move -> move(move);
            case Correction.Link link -> link(link);
            case Correction.Relink relink -> relink(relink);
            case Correction.Unlink unlink -> unlink(unlink);
        };
    }

    private Optional<Change> retitle(Correction.Retitle retitle) {
        GraphNode node = graph.node("/node_id", retitle.node());
        GraphNode after = node.retold(node.title().corrected(retitle.title()), node.summary());
        return of(node, after, "title", EditValues.of(node.title()), EditValues.of(after.title()));
    }

    private Optional<Change> resummarise(Correction.Resummarise resummarise) {
        GraphNode node = graph.node("/node_id", resummarise.node());
        GraphNode after = node.retold(node.title(), node.summary().corrected(resummarise.summary()));
        return of(node, after, "summary", EditValues.of(node.summary()), EditValues.of(after.summary()));
    }

    private Optional<Change> mark(Correction.Mark mark) {
        GraphNode node = graph.node("/node_id", mark.node());
        GraphNode after = node.marked(mark.flags(), node.place());
        return of(node, after, "flags", EditValues.of(node.flags()), EditValues.of(after.flags()));
    }

    private Optional<Change> put(Correction.Put put) {
        GraphNode node = graph.node("/node_id", put.node());
        GraphNode after = node.marked(node.flags(), put.place());
        return of(node, after, "place", EditValues.of(node.place()), EditValues.of(after.place()));
    }

    private Optional<Change> of(GraphNode node, GraphNode after, String field, JsonObject before, JsonObject now) {
        if (before.equals(now)) {
            return Optional.empty();
        }
        graph.put(after);
        return Optional.of(new Change(EditKind.CORRECTION, EditTarget.node(node.id()), field, before, now));
    }

    private Optional<Change> merge(Correction.Merge merge) {
        GraphNode one = graph.node("/node_id", merge.node());
        GraphNode next = graph.node("/next_id", merge.next());
        ZoomLevel level = one.span().level();
        if (!next.span().level().equals(level)
                || next.span().first() != one.span().last() + 1) {
            throw RefusedException.invalid(
                    "/next_id", "Only nodes of one level that follow each other can become one.");
        }
        if (!one.span().parent().equals(next.span().parent())) {
            throw RefusedException.invalid(
                    "/next_id", "The nodes are inside different nodes of the next coarser level: merge those first.");
        }
        int place = next.span().first();
        Map<Integer, ZoomLevel> begins = new LinkedHashMap<>(graph.pins().begins());
        Map<Integer, ZoomLevel> joined = new LinkedHashMap<>(graph.pins().joined());
        joined.merge(place, level, (before, now) -> before.coarserThan(now) ? now : before);
        begins.computeIfPresent(
                place,
                (unused, before) -> level.coarserThan(before)
                        ? before
                        : level.equals(ZoomLevel.FINEST) ? null : new ZoomLevel(level.number() + 1));
        return boundary(EditKind.MERGE, one, place, begins, joined);
    }

    private Optional<Change> split(Correction.Split split) {
        GraphNode node = graph.node("/node_id", split.node());
        ZoomLevel level = node.span().level();
        int place = split.at();
        if (place <= node.span().first() || place > node.span().last()) {
            throw RefusedException.invalid(
                    "/at",
                    "A node falls apart between two of its messages: at lies in "
                            + (node.span().first() + 1) + ".." + node.span().last() + " here.");
        }
        Map<Integer, ZoomLevel> begins = new LinkedHashMap<>(graph.pins().begins());
        Map<Integer, ZoomLevel> joined = new LinkedHashMap<>(graph.pins().joined());
        begins.merge(place, level, (before, now) -> before.coarserThan(now) ? before : now);
        joined.computeIfPresent(
                place,
                (unused, before) -> before.coarserThan(level)
                        ? before
                        : level.equals(ZoomLevel.COARSEST) ? null : new ZoomLevel(level.number() - 1));
        return boundary(EditKind.SPLIT, node, place, begins, joined);
    }

    private Optional<Change> boundary(
            EditKind kind, GraphNode node, int place, Map<Integer, ZoomLevel> begins, Map<Integer, ZoomLevel> joined) {
        JsonObject before = EditValues.pins(graph.pins(), place);
        Corrections now = new Corrections(begins, joined, graph.pins().moved());
        JsonObject after = EditValues.pins(now, place);
        if (before.equals(after)) {
            return Optional.empty();
        }
        graph.put(now);
        return Optional.of(new Change(kind, EditTarget.node(node.id()), "boundary", before, after));
    }

    private Optional<Change> move(Correction.MoveMessages move) {
        GraphNode to = graph.node("/to_id", move.to());
        Map<Integer, Integer> moved = new LinkedHashMap<>(graph.pins().moved());
        for (int sequence : move.sequences()) {
            if (sequence < 0 || sequence >= graph.messages()) {
                throw RefusedException.invalid("/messages", "The graph has no message " + sequence + " yet.");
            }
            if (to.span().first() <= sequence && sequence <= to.span().last()) {
                moved.remove(sequence);
            } else {
                moved.put(sequence, to.span().first());
            }
        }
        JsonObject before = EditValues.moves(graph.pins(), move.sequences());
        Corrections now = new Corrections(graph.pins().begins(), graph.pins().joined(), moved);
        JsonObject after = EditValues.moves(now, move.sequences());
        if (before.equals(after)) {
            return Optional.empty();
        }
        graph.put(now);
        return Optional.of(new Change(EditKind.MOVE, EditTarget.node(to.id()), "messages", before, after));
    }

    private Optional<Change> link(Correction.Link link) {
        GraphNode from = graph.node("/from_id", link.from());
        GraphNode to = graph.node("/to_id", link.to());
        if (!from.span().level().equals(to.span().level())) {
            throw RefusedException.invalid("/to_id", "Only nodes of one level are related.");
        }
        for (GraphRelation relation : graph.between(from.span().level(), link.from(), link.to())) {
            if (relation.kind().equals(link.kind())) {
                return Optional.empty();
            }
            if (relation.from().equals(link.from())) {
                return relink(new Correction.Relink(relation.id(), link.kind(), link.explanation()));
            }
        }
        GraphRelation relation = new GraphRelation(
                link.id().orElseGet(() -> new RelationId(ids.next())),
                from.span().level(),
                link.from(),
                link.to(),
                link.kind(),
                Optional.empty(),
                TextOrigin.USER,
                1,
                1,
                List.of(),
                link.explanation());
        graph.put(relation);
        return Optional.of(new Change(
                EditKind.ADDITION,
                EditTarget.relation(relation.id()),
                "relation",
                JsonObject.EMPTY,
                EditValues.of(relation)));
    }

    private Optional<Change> relink(Correction.Relink relink) {
        GraphRelation before = relation(relink.relation());
        GraphRelation after = said(before, relink.kind(), relink.explanation());
        return changed(EditKind.CORRECTION, before, after);
    }

    private Optional<Change> unlink(Correction.Unlink unlink) {
        GraphRelation before = relation(unlink.relation());
        if (before.isDenied()) {
            return Optional.empty();
        }
        if (before.computedKind().isPresent()) {
            // It would come back with the next analysis if nothing was left to say that it is wrong.
            return changed(EditKind.DELETION, before, said(before, GraphRelation.NONE, ""));
        }
        graph.remove(before.id());
        return Optional.of(new Change(
                EditKind.DELETION,
                EditTarget.relation(before.id()),
                "relation",
                EditValues.of(before),
                JsonObject.EMPTY));
    }

    private Optional<Change> changed(EditKind kind, GraphRelation before, GraphRelation after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        graph.put(after);
        return Optional.of(new Change(
                kind, EditTarget.relation(before.id()), "relation", EditValues.of(before), EditValues.of(after)));
    }

    private GraphRelation relation(RelationId id) {
        return graph.relation(id)
                .orElseThrow(() ->
                        RefusedException.invalid("/relation_id", "The conversation's graph has no such relation."));
    }

    private static GraphRelation said(GraphRelation relation, String kind, String explanation) {
        return new GraphRelation(
                relation.id(),
                relation.level(),
                relation.from(),
                relation.to(),
                kind,
                relation.computedKind(),
                TextOrigin.USER,
                relation.strength(),
                relation.confidence(),
                relation.evidence(),
                explanation);
    }
}
