package dev.commonplace.application.corrections;

import dev.commonplace.domain.canvas.CanvasBox;
import dev.commonplace.domain.canvas.CanvasColor;
import dev.commonplace.domain.canvas.CanvasEdge;
import dev.commonplace.domain.canvas.CanvasNode;
import dev.commonplace.domain.canvas.CanvasSide;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cards and lines of people's own, as the log of edits has them: all that is needed to bring them back. */
public final class CardValues {
    static final String CARD = "card";
    static final String LINE = "line";

    private static final String ZOOM = "zoom";
    private static final String PLACE = "place";
    private static final String MORE = "more";

    private CardValues() {}

    public static JsonObject of(CanvasNode node) {
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
        values.put(MORE, node.more().values());
        return JsonObject.of(values);
    }

    public static JsonObject of(CanvasEdge edge) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("from", edge.fromNode());
        values.put("from_side", edge.fromSide().map(CanvasSide::word).orElse(null));
        values.put("to", edge.toNode());
        values.put("to_side", edge.toSide().map(CanvasSide::word).orElse(null));
        values.put("label", edge.label().orElse(null));
        values.put("color", edge.color().map(CanvasColor::code).orElse(null));
        values.put("both_ways", edge.bothWays());
        values.put("arrow", edge.arrow());
        values.put(MORE, edge.more().values());
        return JsonObject.of(values);
    }

    /** @param place among the cards or lines of the level, from 0 */
    public static JsonObject on(ZoomLevel zoom, int place, JsonObject value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(value.values());
        values.put(ZOOM, zoom.number());
        values.put(PLACE, place);
        return JsonObject.of(values);
    }

    /** The level; empty of what was logged without one. */
    static Optional<ZoomLevel> zoom(JsonObject value) {
        return value.get(ZOOM) instanceof Number number
                ? Optional.of(new ZoomLevel(number.intValue()))
                : Optional.empty();
    }

    static int place(JsonObject value) {
        return number(value, PLACE);
    }

    /** What it is, wherever it stands. */
    static JsonObject plain(JsonObject value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(value.values());
        values.remove(ZOOM);
        values.remove(PLACE);
        return JsonObject.of(values);
    }

    static CanvasNode card(String id, JsonObject value) {
        CanvasBox box =
                new CanvasBox(number(value, "x"), number(value, "y"), number(value, "width"), number(value, "height"));
        Optional<CanvasColor> color = text(value, "color").map(CanvasColor::new);
        JsonObject more = more(value);
        return text(value, "text")
                .<CanvasNode>map(text -> new CanvasNode.Text(id, box, color, text, more))
                .or(() -> text(value, "file").map(path -> new CanvasNode.File(id, box, color, path, more)))
                .or(() -> text(value, "url").map(url -> new CanvasNode.Link(id, box, color, url, more)))
                .orElseGet(() -> new CanvasNode.Group(
                        id, box, color, text(value, "label").orElse(""), more));
    }

    static CanvasEdge line(String id, JsonObject value) {
        return new CanvasEdge(
                id,
                text(value, "from").orElseThrow(),
                text(value, "from_side").map(CanvasSide::ofWord),
                text(value, "to").orElseThrow(),
                text(value, "to_side").map(CanvasSide::ofWord),
                Boolean.TRUE.equals(value.get("both_ways")),
                Boolean.TRUE.equals(value.get("arrow")),
                text(value, "color").map(CanvasColor::new),
                text(value, "label"),
                more(value));
    }

    private static JsonObject more(JsonObject value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        if (value.get(MORE) instanceof Map<?, ?> values) {
            values.forEach((name, said) -> more.put(String.valueOf(name), said));
        }
        return JsonObject.of(more);
    }

    private static Optional<String> text(JsonObject value, String name) {
        return value.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static int number(JsonObject value, String name) {
        return value.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
