package dev.commonplace.application.exports;

import dev.commonplace.application.corrections.CardValues;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
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
import dev.commonplace.domain.topics.ZoomLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the log of edits keeps of cards and lines that stand for nothing in the graph. */
final class CardEdits {
    private final MakeId ids;
    private final ConversationId conversationId;
    private final ZoomLevel zoom;
    private final EditReason reason;
    private final Caller caller;
    private final Instant now;
    private final List<LoggedEdit> edits = new ArrayList<>();

    CardEdits(
            MakeId ids, ConversationId conversationId, ZoomLevel zoom, EditReason reason, Caller caller, Instant now) {
        this.ids = ids;
        this.conversationId = conversationId;
        this.zoom = zoom;
        this.reason = reason;
        this.caller = caller;
        this.now = now;
    }

    /** One edit for each card and each line that is new, changed or gone. */
    List<LoggedEdit> between(CanvasExtras before, CanvasExtras after) {
        compare(
                "card",
                values(before.nodes(), CanvasNode::id, CardValues::of),
                values(after.nodes(), CanvasNode::id, CardValues::of));
        compare(
                "line",
                values(before.edges(), CanvasEdge::id, CardValues::of),
                values(after.edges(), CanvasEdge::id, CardValues::of));
        return edits;
    }

    /** What something is, and where among the others. */
    private record Placed(JsonObject value, int place) {}

    private static <T> Map<String, Placed> values(List<T> all, Function<T, String> id, Function<T, JsonObject> value) {
        Map<String, Placed> values = new LinkedHashMap<>();
        all.forEach(one -> values.put(id.apply(one), new Placed(value.apply(one), values.size())));
        return values;
    }

    private void compare(String field, Map<String, Placed> before, Map<String, Placed> after) {
        Map<String, Placed> left = new LinkedHashMap<>(after);
        before.forEach((id, was) -> {
            Placed is = left.remove(id);
            if (is == null) {
                edits.add(edit(EditKind.DELETION, id, field, logged(was), JsonObject.EMPTY));
            } else if (!is.value().equals(was.value())) {
                edits.add(edit(EditKind.CORRECTION, id, field, logged(was), logged(is)));
            }
        });
        left.forEach((id, is) -> edits.add(edit(EditKind.ADDITION, id, field, JsonObject.EMPTY, logged(is))));
    }

    private JsonObject logged(Placed placed) {
        return CardValues.on(zoom, placed.place(), placed.value());
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
}
