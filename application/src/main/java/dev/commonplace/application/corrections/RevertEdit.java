package dev.commonplace.application.corrections;

import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelationId;
import java.util.Optional;
import java.util.UUID;

/** Brings back what an edit has changed, where nobody has changed it again since. */
final class RevertEdit {
    private final GraphState graph;
    private final LoggedEdit edit;

    RevertEdit(GraphState graph, LoggedEdit edit) {
        this.graph = graph;
        this.edit = edit;
    }

    /** @throws RefusedException {@code WRONG_STATE} where it is not as the edit has left it, or not there any more */
    void revert() {
        switch (edit.field()) {
            case "title", "summary", "flags", "place" -> node();
            case "relation" -> relation();
            case "boundary" -> {
                requireUnchanged(EditValues.pins(graph.pins(), EditValues.placeOf(edit.after())));
                graph.put(EditValues.withPins(graph.pins(), edit.before()));
            }
            case "messages" -> {
                requireUnchanged(EditValues.moves(graph.pins(), EditValues.movedIn(edit.after())));
                graph.put(EditValues.withMoves(graph.pins(), edit.before()));
            }
            default -> throw new RefusedException(ErrorCode.WRONG_STATE, "An edit of this kind cannot be taken back.");
        }
    }

    private void node() {
        NodeId id = new NodeId(UUID.fromString(edit.target().id()));
        GraphNode node = graph.find(id).orElseThrow(RevertEdit::gone);
        graph.put(
                switch (edit.field()) {
                    case "title" -> {
                        requireUnchanged(EditValues.of(node.title()));
                        yield node.retold(EditValues.text(edit.before(), node.title()), node.summary());
                    }
                    case "summary" -> {
                        requireUnchanged(EditValues.of(node.summary()));
                        yield node.retold(node.title(), EditValues.text(edit.before(), node.summary()));
                    }
                    case "flags" -> {
                        requireUnchanged(EditValues.of(node.flags()));
                        yield node.marked(EditValues.flags(edit.before()), node.place());
                    }
                    default -> {
                        requireUnchanged(EditValues.of(node.place()));
                        yield node.marked(node.flags(), EditValues.place(edit.before()));
                    }
                });
    }

    private void relation() {
        RelationId id = new RelationId(UUID.fromString(edit.target().id()));
        Optional<GraphRelation> now = graph.relation(id);
        requireUnchanged(now.map(EditValues::of).orElse(JsonObject.EMPTY));
        if (edit.before().isEmpty()) {
            graph.remove(id);
            return;
        }
        GraphRelation before = EditValues.relation(id, edit.before());
        if (graph.find(before.from()).isEmpty() || graph.find(before.to()).isEmpty()) {
            throw gone();
        }
        graph.put(before);
    }

    private void requireUnchanged(JsonObject now) {
        if (!now.equals(edit.after())) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "The " + (edit.target().kind() == EditTarget.Kind.NODE ? edit.field() : "relation")
                            + " has changed since this edit: take back the later edits first.");
        }
    }

    private static RefusedException gone() {
        return new RefusedException(ErrorCode.WRONG_STATE, "What the edit was about is no part of the graph any more.");
    }
}
