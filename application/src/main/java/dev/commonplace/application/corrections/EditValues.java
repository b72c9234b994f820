package dev.commonplace.application.corrections;

import dev.commonplace.application.topics.TopicCorrections.Corrections;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.topics.CanvasPlace;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeText;
import dev.commonplace.domain.topics.RelationId;
import dev.commonplace.domain.topics.TextOrigin;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of a graph as the log of edits has them: all that is needed to bring them back. */
final class EditValues {
    private EditValues() {}

    static JsonObject of(NodeText text) {
        return JsonObject.of(Map.of("text", text.text(), "origin", text.origin().word()));
    }

    static NodeText text(JsonObject value, NodeText now) {
        TextOrigin origin = TextOrigin.ofWord(text(value, "origin"));
        return origin == TextOrigin.COMPUTED
                ? NodeText.computed(now.computed())
                : new NodeText(text(value, "text"), origin, now.computed());
    }

    static JsonObject of(NodeFlags flags) {
        return JsonObject.of(Map.of(
                "bookmark", flags.bookmark(),
                "tangent", flags.tangent(),
                "crux", flags.crux(),
                "progress", flags.progress()));
    }

    static NodeFlags flags(JsonObject value) {
        return new NodeFlags(
                holds(value, "bookmark"), holds(value, "tangent"), holds(value, "crux"), holds(value, "progress"));
    }

    static JsonObject of(Optional<CanvasPlace> place) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        place.ifPresent(there -> {
            values.put("x", there.x());
            values.put("y", there.y());
            there.size().ifPresent(size -> {
                values.put("width", size.width());
                values.put("height", size.height());
            });
        });
        return JsonObject.of(values);
    }

    static Optional<CanvasPlace> place(JsonObject value) {
        return number(value, "x")
                .map(x -> new CanvasPlace(
                        x,
                        number(value, "y").orElse(0.0),
                        number(value, "width")
                                .map(width -> new CanvasPlace.Size(
                                        width, number(value, "height").orElse(width)))));
    }

    static JsonObject of(GraphRelation relation) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("level", relation.level().number());
        values.put("from", relation.from().toString());
        values.put("to", relation.to().toString());
        values.put("kind", relation.kind());
        values.put("computed_kind", relation.computedKind().orElse(null));
        values.put("origin", relation.origin().word());
        values.put("strength", relation.strength());
        values.put("confidence", relation.confidence());
        values.put("evidence", relation.evidence());
        values.put("explanation", relation.explanation());
        return JsonObject.of(values);
    }

    static GraphRelation relation(RelationId id, JsonObject value) {
        return new GraphRelation(
                id,
                new ZoomLevel(number(value, "level").orElseThrow().intValue()),
                new NodeId(UUID.fromString(text(value, "from"))),
                new NodeId(UUID.fromString(text(value, "to"))),
                text(value, "kind"),
                Optional.ofNullable(value.get("computed_kind")).map(String::valueOf),
                TextOrigin.ofWord(text(value, "origin")),
                number(value, "strength").orElse(1.0),
                number(value, "confidence").orElse(1.0),
                value.get("evidence") instanceof List<?> evidence
                        ? evidence.stream()
                                .map(sequence -> ((Number) sequence).intValue())
                                .toList()
                        : List.of(),
                text(value, "explanation"));
    }

    /** What is said of one place. */
    static JsonObject pins(Corrections corrections, int place) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("place", place);
        values.put("begins", number(corrections.begins().get(place)));
        values.put("joined", number(corrections.joined().get(place)));
        return JsonObject.of(values);
    }

    /** The corrections with what a value says of its place. */
    static Corrections withPins(Corrections corrections, JsonObject value) {
        int place = number(value, "place").orElseThrow().intValue();
        Map<Integer, ZoomLevel> begins = new LinkedHashMap<>(corrections.begins());
        Map<Integer, ZoomLevel> joined = new LinkedHashMap<>(corrections.joined());
        putLevel(begins, place, value, "begins");
        putLevel(joined, place, value, "joined");
        return new Corrections(begins, joined, corrections.moved());
    }

    static int placeOf(JsonObject value) {
        return number(value, "place").orElseThrow().intValue();
    }

    /** Where messages were moved to; null for one that stands by its own place. */
    static JsonObject moves(Corrections corrections, List<Integer> sequences) {
        Map<String, @Nullable Object> moves = new LinkedHashMap<>();
        for (int sequence : sequences) {
            moves.put(Integer.toString(sequence), corrections.moved().get(sequence));
        }
        return JsonObject.of(Map.of("moved", moves));
    }

    static Corrections withMoves(Corrections corrections, JsonObject value) {
        Map<Integer, Integer> moved = new LinkedHashMap<>(corrections.moved());
        if (value.get("moved") instanceof Map<?, ?> moves) {
            moves.forEach((sequence, target) -> {
                int key = Integer.parseInt(String.valueOf(sequence));
                if (target instanceof Number place) {
                    moved.put(key, place.intValue());
                } else {
                    moved.remove(key);
                }
            });
        }
        return new Corrections(corrections.begins(), corrections.joined(), moved);
    }

    static List<Integer> movedIn(JsonObject value) {
        return value.get("moved") instanceof Map<?, ?> moves
                ? moves.keySet().stream()
                        .map(sequence -> Integer.valueOf(String.valueOf(sequence)))
                        .toList()
                : List.of();
    }

    private static void putLevel(Map<Integer, ZoomLevel> levels, int place, JsonObject value, String name) {
        number(value, name)
                .ifPresentOrElse(
                        level -> levels.put(place, new ZoomLevel(level.intValue())), () -> levels.remove(place));
    }

    private static @Nullable Integer number(@Nullable ZoomLevel level) {
        return level == null ? null : level.number();
    }

    private static boolean holds(JsonObject value, String name) {
        return Boolean.TRUE.equals(value.get(name));
    }

    private static Optional<Double> number(JsonObject value, String name) {
        return value.get(name) instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
    }

    private static String text(JsonObject value, String name) {
        return value.get(name) instanceof String text ? text : "";
    }
}
