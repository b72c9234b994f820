package dev.commonplace.application.exports;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.canvas.CanvasColor;
import dev.commonplace.domain.canvas.CanvasEdge;
import dev.commonplace.domain.canvas.CanvasExtras;
import dev.commonplace.domain.canvas.CanvasNode;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditId;
import dev.commonplace.domain.corrections.EditKind;
import dev.commonplace.domain.corrections.EditReason;
import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the log of edits keeps of cards and lines that stand for nothing in the graph. */
final class CardEdits {
    private final MakeId ids;
    private final ConversationId conversationId;
    private final EditReason reason;
    private final Caller caller;
    private final Instant now;
    private final List<LoggedEdit> edits = new ArrayList<>();

    CardEdits(MakeId ids, ConversationId conversationId, EditReason reason, Caller caller, Instant now) {
        this.ids = ids;
        this.conversationId = conversationId;
        this.reason = reason;
        this.caller = caller;
        this.now = now;
    }

    /** One edit for each card and each line that is new, changed or gone. */
    List<LoggedEdit> between(CanvasExtras before, CanvasExtras after) {
        Map<String, JsonObject> cardsBefore = new LinkedHashMap<>();
        before.nodes().forEach(node -> cardsBefore.put(node.id(), card(node)));
        Map<String, JsonObject> cardsAfter = new LinkedHashMap<>();
        after.nodes().forEach(node -> cardsAfter.put(node.id(), card(node)));
        compare("card", cardsBefore, cardsAfter);
        Map<String, JsonObject> linesBefore = new LinkedHashMap<>();
        before.edges().forEach(edge -> linesBefore.put(edge.id(), line(edge)));
        Map<String, JsonObject> linesAfter = new LinkedHashMap<>();
        after.edges().forEach(edge -> linesAfter.put(edge.id(), line(edge)));
        compare("line", linesBefore, linesAfter);
        return edits;
    }

    private void compare(String field, Map<String, JsonObject> before, Map<String, JsonObject> after) {
        Map<String, JsonObject> left = new LinkedHashMap<>(after);
        before.forEach((id, was) -> {
            JsonObject is = left.remove(id);
            if (is == null) {
                edits.add(edit(EditKind.DELETION, id, field, was, JsonObject.EMPTY));
            } else if (!is.equals(was)) {
                edits.add(edit(EditKind.CORRECTION, id, field, was, is));
            }
        });
        left.forEach((id, is) -> edits.add(edit(EditKind.ADDITION, id, field, JsonObject.EMPTY, is)));
    }

    private LoggedEdit edit(EditKind kind, String id, String field, JsonObject before, JsonObject after) {
        return new LoggedEdit(
                new EditId(ids.next()),
                conversationId,
                kind,
                new EditTarget(EditTarget.Kind.CARD, id),
                field,
                before,
                after,
                reason,
                caller.actor().id(),
                now,
                Optional.empty(),
                Optional.empty());
    }

    private static JsonObject card(CanvasNode node) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        switch (node) {
            case CanvasNode.Text text -> values.put("text", text.text());
            case CanvasNode.File file -> values.put("file", file.path());
            case CanvasNode.Link link -> values.put("url", link.url());
            case CanvasNode.Group group -> values.put("label", group.label());
        }
        values.put("x", node.box().x());
        values.put("y", node.box().y());
        values.put("width", node.box().width());
        values.put("height", node.box().height());
        values.put("color", node.color().map(CanvasColor::code).orElse(null));
        values.put("more", node.more().values());
        return JsonObject.of(values);
    }

    private static JsonObject line(CanvasEdge edge) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("from", edge.fromNode());
        values.put("to", edge.toNode());
        values.put("label", edge.label().orElse(null));
        values.put("color", edge.color().map(CanvasColor::code).orElse(null));
        values.put("both_ways", edge.bothWays());
        values.put("arrow", edge.arrow());
        values.put("more", edge.more().values());
        return JsonObject.of(values);
    }
}
