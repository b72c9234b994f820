package dev.commonplace.http.exports;

import dev.commonplace.domain.canvas.CanvasDocument;
import dev.commonplace.domain.canvas.CanvasEdge;
import dev.commonplace.domain.canvas.CanvasNode;
import dev.commonplace.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON Canvas 1.0 document, one card or line of it to a line of text, so that versions of a file can be told apart.
 * The same document always gives the same bytes.
 */
final class WriteCanvas {
    private final Json json;

    WriteCanvas(Json json) {
        this.json = json;
    }

    String write(CanvasDocument document) {
        return "{\n\t\"nodes\":["
                + lines(document.nodes().stream().map(WriteCanvas::node).toList()) + "],\n\t\"edges\":["
                + lines(document.edges().stream().map(WriteCanvas::edge).toList()) + "]\n}\n";
    }

    private String lines(List<Map<String, @Nullable Object>> objects) {
        return objects.isEmpty()
                ? ""
                : objects.stream()
                        .map(object -> new String(json.write(object), StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",\n\t\t", "\n\t\t", "\n\t"));
    }

    private static Map<String, @Nullable Object> node(CanvasNode node) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", node.id());
        switch (node) {
            case CanvasNode.Text text -> put(fields, "text", "text", text.text());
            case CanvasNode.File file -> put(fields, "file", "file", file.path());
            case CanvasNode.Link link -> put(fields, "link", "url", link.url());
            case CanvasNode.Group group -> put(fields, "group", "label", group.label());
        }
        fields.put("x", node.box().x());
        fields.put("y", node.box().y());
        fields.put("width", node.box().width());
        fields.put("height", node.box().height());
        node.color().ifPresent(color -> fields.put("color", color.code()));
        node.more().values().forEach(fields::putIfAbsent);
        return fields;
    }

    private static void put(Map<String, @Nullable Object> fields, String type, String name, String value) {
        fields.put("type", type);
        fields.put(name, value);
    }

    private static Map<String, @Nullable Object> edge(CanvasEdge edge) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", edge.id());
        fields.put("fromNode", edge.fromNode());
        edge.fromSide().ifPresent(side -> fields.put("fromSide", side.word()));
        if (edge.bothWays()) {
            fields.put("fromEnd", "arrow");
        }
        fields.put("toNode", edge.toNode());
        edge.toSide().ifPresent(side -> fields.put("toSide", side.word()));
        if (!edge.arrow()) {
            fields.put("toEnd", "none");
        }
        edge.color().ifPresent(color -> fields.put("color", color.code()));
        edge.label().ifPresent(label -> fields.put("label", label));
        edge.more().values().forEach(fields::putIfAbsent);
        return fields;
    }
}
