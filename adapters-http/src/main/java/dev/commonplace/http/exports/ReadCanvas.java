package dev.commonplace.http.exports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.canvas.CanvasBox;
import dev.commonplace.domain.canvas.CanvasColor;
import dev.commonplace.domain.canvas.CanvasDocument;
import dev.commonplace.domain.canvas.CanvasEdge;
import dev.commonplace.domain.canvas.CanvasNode;
import dev.commonplace.domain.canvas.CanvasSide;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.http.json.JsonFields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads a JSON Canvas 1.0 document. Names that the format does not have are taken as they are, because programs keep things of
 * their own there; what the format does have must be as it says.
 */
final class ReadCanvas {
    private static final List<String> ENDS = List.of("none", "arrow");
    private static final List<String> STYLES = List.of("cover", "ratio", "repeat");

    private ReadCanvas() {}

    /** @throws RefusedException {@code INVALID_VALUE} naming what is wrong by JSON Pointer */
    static CanvasDocument read(JsonNode document) {
        JsonFields fields = JsonFields.of(document, "");
        CanvasDocument read = new CanvasDocument(
                all(fields, "nodes", CanvasDocument.NODES_MAX, ReadCanvas::node),
                all(fields, "edges", CanvasDocument.EDGES_MAX, ReadCanvas::edge));
        List<Violation> faults = read.faults();
        if (!faults.isEmpty()) {
            throw new RefusedException(ErrorCode.INVALID_VALUE, "This is not a valid canvas.", faults);
        }
        return read;
    }

    private static <T> List<T> all(
            JsonFields document, String name, int max, BiFunction<JsonFields, String, T> reading) {
        Optional<JsonNode> list = document.any(name);
        if (list.isEmpty()) {
            return List.of();
        }
        String pointer = document.pointer(name);
        if (!list.get().isArray()) {
            throw RefusedException.invalid(pointer, "A list is needed here.");
        }
        if (list.get().size() > max) {
            throw RefusedException.invalid(pointer, "A canvas has at most " + max + " " + name + ".");
        }
        List<T> read = new ArrayList<>(list.get().size());
        for (JsonNode element : list.get()) {
            String place = pointer + "/" + read.size();
            read.add(reading.apply(JsonFields.of(element, place), place));
        }
        return read;
    }

    private static CanvasNode node(JsonFields fields, String pointer) {
        String id = id(fields, "id");
        CanvasBox box = box(fields, pointer);
        Optional<CanvasColor> color = color(fields);
        String type = fields.requiredText("type");
        String content = switch (type) {
            case "text" -> fields.requiredText("text");
            case "file" -> fields.requiredText("file");
            case "link" -> fields.requiredText("url");
            case "group" -> fields.text("label").orElse("");
            default ->
                throw RefusedException.invalid(
                        fields.pointer("type"), "A node is of the type text, file, link or group.");
        };
        JsonObject more = fields.others();
        requireFormat(fields, type);
        return switch (type) {
            case "text" -> new CanvasNode.Text(id, box, color, content, more);
            case "file" -> new CanvasNode.File(id, box, color, content, more);
            case "link" -> new CanvasNode.Link(id, box, color, content, more);
            default -> new CanvasNode.Group(id, box, color, content, more);
        };
    }

    private static void requireFormat(JsonFields fields, String type) {
        if (type.equals("file")
                && fields.text("subpath").filter(path -> !path.startsWith("#")).isPresent()) {
            throw RefusedException.invalid(fields.pointer("subpath"), "A part of a file begins with #.");
        }
        if (type.equals("group")) {
            fields.text("background");
            if (fields.text("backgroundStyle")
                    .filter(style -> !STYLES.contains(style))
                    .isPresent()) {
                throw RefusedException.invalid(
                        fields.pointer("backgroundStyle"), "A background is shown as cover, ratio or repeat.");
            }
        }
    }

    private static CanvasEdge edge(JsonFields fields, String pointer) {
        return new CanvasEdge(
                id(fields, "id"),
                id(fields, "fromNode"),
                side(fields, "fromSide"),
                id(fields, "toNode"),
                side(fields, "toSide"),
                hasArrow(fields, "fromEnd", false),
                hasArrow(fields, "toEnd", true),
                color(fields),
                fields.text("label").filter(label -> !label.isEmpty()),
                fields.others());
    }

    private static String id(JsonFields fields, String name) {
        String id = fields.requiredText(name);
        if (id.isEmpty() || id.length() > 200) {
            throw RefusedException.invalid(fields.pointer(name), "An id has 1 to 200 characters.");
        }
        return id;
    }

    private static CanvasBox box(JsonFields fields, String pointer) {
        try {
            return new CanvasBox(
                    pixels(fields, "x"), pixels(fields, "y"), pixels(fields, "width"), pixels(fields, "height"));
        } catch (IllegalArgumentException outside) {
            throw RefusedException.invalid(pointer, String.valueOf(outside.getMessage()));
        }
    }

    /** Whole pixels are what the format has; some programs write parts of them. */
    private static int pixels(JsonFields fields, String name) {
        BigDecimal number = fields.number(name)
                .orElseThrow(() -> RefusedException.invalid(fields.pointer(name), "A value is required here."));
        if (number.abs().compareTo(BigDecimal.valueOf(CanvasBox.COORDINATE_MAX)) > 0) {
            throw RefusedException.invalid(
                    fields.pointer(name), "A place is at most " + CanvasBox.COORDINATE_MAX + " pixels away.");
        }
        return number.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private static Optional<CanvasColor> color(JsonFields fields) {
        Optional<String> code = fields.text("color").filter(text -> !text.isEmpty());
        if (code.isPresent() && !CanvasColor.isColor(code.get())) {
            throw RefusedException.invalid(fields.pointer("color"), "A colour is 1 to 6 or #RRGGBB.");
        }
        return code.map(CanvasColor::new);
    }

    private static Optional<CanvasSide> side(JsonFields fields, String name) {
        return fields.text(name).map(side -> {
            for (CanvasSide known : CanvasSide.values()) {
                if (known.word().equals(side)) {
                    return known;
                }
            }
            throw RefusedException.invalid(fields.pointer(name), "A side is top, right, bottom or left.");
        });
    }

    private static boolean hasArrow(JsonFields fields, String name, boolean otherwise) {
        return fields.text(name)
                .map(end -> {
                    if (!ENDS.contains(end)) {
                        throw RefusedException.invalid(fields.pointer(name), "An end is none or arrow.");
                    }
                    return end.equals("arrow");
                })
                .orElse(otherwise);
    }
}
