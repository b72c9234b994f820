package dev.commonplace.persistence.topics;

import dev.commonplace.domain.topics.CanvasPlace;
import dev.commonplace.domain.topics.DialogueType;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeSpan;
import dev.commonplace.domain.topics.NodeTalk;
import dev.commonplace.domain.topics.NodeText;
import dev.commonplace.domain.topics.NodeTimes;
import dev.commonplace.domain.topics.TextOrigin;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.support.FixedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nodes as rows: a list of columns with their types, the values of a node, and a node out of a row. */
final class NodeRows {
    static final String SPAN = "id, level, parent_id, first_sequence, last_sequence, message_count, basis_messages";

    /** In the order of the table, without tenant and conversation. */
    private static final Map<String, String> TYPES = types();

    private NodeRows() {}

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("id", "uuid");
        types.put("level", "smallint");
        types.put("parent_id", "uuid");
        for (String column : List.of("first_sequence", "last_sequence", "message_count", "basis_messages")) {
            types.put(column, "integer");
        }
        for (String column :
                List.of("title", "title_origin", "computed_title", "summary", "summary_origin", "computed_summary")) {
            types.put(column, "text");
        }
        for (String column : List.of("key_points", "speakers", "transitions")) {
            types.put(column, "jsonb");
        }
        types.put("dialogue_type", "text");
        types.put("started_at", "timestamptz");
        types.put("ended_at", "timestamptz");
        types.put("start_millis", "bigint");
        types.put("end_millis", "bigint");
        for (String column : List.of("is_bookmark", "is_tangent", "is_crux", "is_progress")) {
            types.put(column, "boolean");
        }
        for (String column : List.of("x", "y", "width", "height", "confidence")) {
            types.put(column, "double precision");
        }
        types.put("version", "integer");
        return types;
    }

    /** The columns that make a node. */
    static String columns() {
        return String.join(", ", TYPES.keySet());
    }

    /** The columns with their types, as a record of JSON is read with. */
    static String typed() {
        return String.join(
                ", ",
                TYPES.entrySet().stream()
                        .map(column -> column.getKey() + " " + column.getValue())
                        .toList());
    }

    /** What puts a new row in the place of the one that is there. */
    static String updates() {
        return String.join(
                ", ",
                TYPES.keySet().stream()
                        .filter(column -> !column.equals("id"))
                        .map(column -> column + " = excluded." + column)
                        .toList());
    }

    static Map<String, @Nullable Object> values(GraphNode node) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        NodeSpan span = node.span();
        values.put("id", span.id().toString());
        values.put("level", span.level().number());
        values.put("parent_id", span.parent().map(NodeId::toString).orElse(null));
        values.put("first_sequence", span.first());
        values.put("last_sequence", span.last());
        values.put("message_count", span.messages());
        values.put("basis_messages", span.basis());
        text(values, "title", node.title());
        text(values, "summary", node.summary());
        values.put("key_points", NodeJson.keyPoints(node.keyPoints()));
        NodeTalk talk = node.talk();
        values.put("speakers", NodeJson.speakers(talk.speakers()));
        values.put("transitions", NodeJson.transitions(talk.transitions()));
        values.put("dialogue_type", talk.dialogueType().name().toLowerCase(Locale.ROOT));
        NodeTimes times = talk.times();
        values.put("started_at", times.startedAt().map(Instant::toString).orElse(null));
        values.put("ended_at", times.endedAt().map(Instant::toString).orElse(null));
        values.put("start_millis", boxed(times.startMillis()));
        values.put("end_millis", boxed(times.endMillis()));
        values.put("is_bookmark", node.flags().bookmark());
        values.put("is_tangent", node.flags().tangent());
        values.put("is_crux", node.flags().crux());
        values.put("is_progress", node.flags().progress());
        values.put("x", node.place().map(CanvasPlace::x).orElse(null));
        values.put("y", node.place().map(CanvasPlace::y).orElse(null));
        Optional<CanvasPlace.Size> size = node.place().flatMap(CanvasPlace::size);
        values.put("width", size.map(CanvasPlace.Size::width).orElse(null));
        values.put("height", size.map(CanvasPlace.Size::height).orElse(null));
        values.put("confidence", node.confidence());
        values.put("version", node.version());
        return values;
    }

    private static void text(Map<String, @Nullable Object> values, String column, NodeText text) {
        values.put(column, text.text());
        values.put(column + "_origin", text.origin().word());
        values.put("computed_" + column, text.computed());
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    static NodeSpan span(ResultSet row) throws SQLException {
        return new NodeSpan(
                new NodeId(row.getObject("id", UUID.class)),
                new ZoomLevel(row.getInt("level")),
                FixedQuery.maybe(row, "parent_id", UUID.class).map(NodeId::new),
                row.getInt("first_sequence"),
                row.getInt("last_sequence"),
                row.getInt("message_count"),
                row.getInt("basis_messages"));
    }

    static GraphNode node(ResultSet row) throws SQLException {
        return new GraphNode(
                span(row),
                text(row, "title"),
                text(row, "summary"),
                NodeJson.readKeyPoints(row.getString("key_points")),
                new NodeTalk(
                        NodeJson.readSpeakers(row.getString("speakers")),
                        NodeJson.readTransitions(row.getString("transitions")),
                        DialogueType.valueOf(row.getString("dialogue_type").toUpperCase(Locale.ROOT)),
                        new NodeTimes(
                                FixedQuery.maybe(row, "started_at", OffsetDateTime.class)
                                        .map(OffsetDateTime::toInstant),
                                FixedQuery.maybe(row, "ended_at", OffsetDateTime.class)
                                        .map(OffsetDateTime::toInstant),
                                millis(row, "start_millis"),
                                millis(row, "end_millis"))),
                new NodeFlags(
                        row.getBoolean("is_bookmark"),
                        row.getBoolean("is_tangent"),
                        row.getBoolean("is_crux"),
                        row.getBoolean("is_progress")),
                place(row),
                row.getDouble("confidence"),
                row.getInt("version"));
    }

    private static Optional<CanvasPlace> place(ResultSet row) throws SQLException {
        double x = row.getDouble("x");
        if (row.wasNull()) {
            return Optional.empty();
        }
        double y = row.getDouble("y");
        double width = row.getDouble("width");
        Optional<CanvasPlace.Size> size =
                row.wasNull() ? Optional.empty() : Optional.of(new CanvasPlace.Size(width, row.getDouble("height")));
        return Optional.of(new CanvasPlace(x, y, size));
    }

    private static NodeText text(ResultSet row, String column) throws SQLException {
        return new NodeText(
                row.getString(column),
                TextOrigin.ofWord(row.getString(column + "_origin")),
                row.getString("computed_" + column));
    }

    private static OptionalLong millis(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
