package dev.commonplace.application.corrections;

import dev.commonplace.domain.canvas.CanvasEdge;
import dev.commonplace.domain.canvas.CanvasExtras;
import dev.commonplace.domain.canvas.CanvasNode;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings back what was done to a card or a line of people's own, where nobody has done more to it since. */
final class RevertCardEdit {
    private final CorrectionsWork work;
    private final LoggedEdit edit;
    private final String id;

    RevertCardEdit(CorrectionsWork work, LoggedEdit edit) {
        this.work = work;
        this.edit = edit;
        this.id = edit.target().id();
    }

    /** @throws RefusedException {@code WRONG_STATE} where it is not as the edit has left it, or cannot be so any more */
    void revert() {
        ZoomLevel zoom = CardValues.zoom(edit.before().isEmpty() ? edit.after() : edit.before())
                .orElseThrow(() -> wrong("The edit was logged before cards could be taken back."));
        CanvasExtras now = work.canvasCards().of(edit.conversationId(), zoom);
        CanvasExtras before = edit.field().equals(CardValues.LINE)
                ? new CanvasExtras(now.nodes(), lines(now))
                : new CanvasExtras(cards(now), now.edges());
        if (before.nodes().size() > CanvasExtras.NODES_MAX || before.edges().size() > CanvasExtras.EDGES_MAX) {
            throw wrong("The canvas has as many cards and lines of its own as it may have.");
        }
        work.canvasCards().put(edit.conversationId(), zoom, before);
    }

    private List<CanvasNode> cards(CanvasExtras now) {
        Optional<CanvasNode> there =
                now.nodes().stream().filter(card -> card.id().equals(id)).findFirst();
        requireUnchanged(there.map(CardValues::of));
        boolean held = now.edges().stream()
                .anyMatch(line -> line.fromNode().equals(id) || line.toNode().equals(id));
        if (edit.before().isEmpty() && held) {
            throw wrong("Lines lead to this card: take those back first.");
        }
        return put(
                now.nodes(),
                there,
                edit.before().isEmpty() ? Optional.empty() : Optional.of(CardValues.card(id, edit.before())));
    }

    private List<CanvasEdge> lines(CanvasExtras now) {
        Optional<CanvasEdge> there =
                now.edges().stream().filter(line -> line.id().equals(id)).findFirst();
        requireUnchanged(there.map(CardValues::of));
        if (edit.before().isEmpty()) {
            return put(now.edges(), there, Optional.empty());
        }
        CanvasEdge line = CardValues.line(id, edit.before());
        if (!isThere(now, line.fromNode()) || !isThere(now, line.toNode())) {
            throw wrong("What the line led to is not there any more.");
        }
        return put(now.edges(), there, Optional.of(line));
    }

    private boolean isThere(CanvasExtras now, String card) {
        return now.nodes().stream().anyMatch(node -> node.id().equals(card)) || isNode(card);
    }

    private boolean isNode(String card) {
        try {
            return work.graphs()
                    .node(edit.conversationId(), new NodeId(UUID.fromString(card)))
                    .isPresent();
        } catch (IllegalArgumentException named) {
            return false;
        }
    }

    /** Where it stood, as far as there are as many others by now. */
    private <T> List<T> put(List<T> now, Optional<T> there, Optional<T> before) {
        List<T> after = new ArrayList<>(now);
        int place = there.map(after::indexOf).orElseGet(() -> Math.min(CardValues.place(edit.before()), after.size()));
        there.ifPresent(after::remove);
        before.ifPresent(value -> after.add(place, value));
        return after;
    }

    private void requireUnchanged(Optional<JsonObject> now) {
        if (!now.orElse(JsonObject.EMPTY).equals(CardValues.plain(edit.after()))) {
            throw wrong("The " + edit.field() + " has changed since this edit: take back the later edits first.");
        }
    }

    private static RefusedException wrong(String reason) {
        return new RefusedException(ErrorCode.WRONG_STATE, reason);
    }
}
