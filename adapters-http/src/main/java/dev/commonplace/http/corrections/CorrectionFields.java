package dev.commonplace.http.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.application.corrections.CorrectGraph;
import dev.commonplace.domain.canvas.CanvasBox;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.corrections.Correction;
import dev.commonplace.domain.corrections.EditReason;
import dev.commonplace.domain.corrections.SaidBy;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.domain.topics.CanvasPlace;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelationId;
import dev.commonplace.http.conversations.SpeakerFields;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.ObjectList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Corrections as callers write them: each an object whose {@code op} says what it does. */
final class CorrectionFields {
    private static final double COORDINATE_MAX = CanvasBox.COORDINATE_MAX;
    private static final List<String> FLAGS = List.of("bookmark", "tangent", "crux", "progress");

    private CorrectionFields() {}

    static CorrectGraph.Command command(ConversationId id, JsonFields fields) {
        List<Correction> corrections =
                ObjectList.read(fields, "corrections", CorrectGraph.CORRECTIONS_MAX, CorrectionFields::correction);
        return new CorrectGraph.Command(id, corrections, reason(fields), fields.integer("expected_revision"));
    }

    private static EditReason reason(JsonFields fields) {
        double confidence =
                fields.number("confidence").map(BigDecimal::doubleValue).orElse(1.0);
        return new EditReason(fields.text("comment"), confidence, EditReason.BY_API);
    }

    private static Correction correction(JsonFields fields) {
        return switch (fields.requiredText("op")) {
            case "retitle" -> new Correction.Retitle(node(fields, "node_id"), fields.requiredText("title"));
            case "resummarise" -> new Correction.Resummarise(node(fields, "node_id"), fields.requiredText("summary"));
            case "mark" -> new Correction.Mark(node(fields, "node_id"), flags(fields));
            case "place" -> new Correction.Put(node(fields, "node_id"), place(fields));
            case "merge" -> new Correction.Merge(node(fields, "node_id"), node(fields, "next_id"));
            case "split" -> new Correction.Split(node(fields, "node_id"), required(fields.integer("at"), fields, "at"));
            case "move" -> new Correction.MoveMessages(sequences(fields), node(fields, "to_id"));
            case "link" ->
                new Correction.Link(
                        Optional.empty(),
                        node(fields, "from_id"),
                        node(fields, "to_id"),
                        fields.requiredText("kind"),
                        fields.text("explanation").orElse(""));
            case "relink" ->
                new Correction.Relink(
                        relation(fields),
                        fields.requiredText("kind"),
                        fields.text("explanation").orElse(""));
            case "unlink" -> new Correction.Unlink(relation(fields));
            case "reattribute" -> new Correction.Reattribute(sequences(fields), by(fields));
            case "merge_speakers" ->
                new Correction.MergeSpeakers(participant(fields, "participant_id"), participant(fields, "into_id"));
            case "rename_speaker" ->
                new Correction.RenameSpeaker(participant(fields, "participant_id"), fields.requiredText("name"));
            default ->
                throw new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        "There is no such correction.",
                        List.of(new Violation(
                                fields.pointer("op"),
                                "A correction is retitle, resummarise, mark, place, merge, split, move, link, relink,"
                                        + " unlink, reattribute, merge_speakers or rename_speaker.")));
        };
    }

    private static NodeId node(JsonFields fields, String name) {
        return new NodeId(required(fields.id(name), fields, name));
    }

    private static RelationId relation(JsonFields fields) {
        return new RelationId(required(fields.id("relation_id"), fields, "relation_id"));
    }

    private static ParticipantId participant(JsonFields fields, String name) {
        return new ParticipantId(required(fields.id(name), fields, name));
    }

    /** One who takes part by id, or by key and name as messages have them. */
    private static SaidBy by(JsonFields fields) {
        if (fields.has("participant_id") == fields.has("participant")) {
            throw RefusedException.invalid(
                    fields.pointer("participant_id"), "Either a participant_id or a participant is needed here.");
        }
        return fields.has("participant_id")
                ? new SaidBy.Known(participant(fields, "participant_id"))
                : new SaidBy.Named(SpeakerFields.speaker(fields));
    }

    private static NodeFlags flags(JsonFields fields) {
        required(fields.any("flags"), fields, "flags");
        List<String> flags = fields.texts("flags");
        for (int i = 0; i < flags.size(); i++) {
            if (!FLAGS.contains(flags.get(i))) {
                throw RefusedException.invalid(
                        fields.pointer("flags") + "/" + i, "A flag is " + String.join(", ", FLAGS) + ".");
            }
        }
        return new NodeFlags(
                flags.contains("bookmark"),
                flags.contains("tangent"),
                flags.contains("crux"),
                flags.contains("progress"));
    }

    /** Null leaves the place to the layout. */
    private static Optional<CanvasPlace> place(JsonFields fields) {
        if (!fields.has("place")) {
            throw RefusedException.invalid(fields.pointer("place"), "A value is required here.");
        }
        return fields.fields("place").map(place -> {
            Optional<Double> width = pixels(place, "width", 1);
            Optional<Double> height = pixels(place, "height", 1);
            if (width.isPresent() != height.isPresent()) {
                throw RefusedException.invalid(place.pointer("width"), "Width and height stand together.");
            }
            CanvasPlace there = new CanvasPlace(
                    required(pixels(place, "x", -COORDINATE_MAX), place, "x"),
                    required(pixels(place, "y", -COORDINATE_MAX), place, "y"),
                    width.map(value -> new CanvasPlace.Size(value, height.orElseThrow())));
            place.refuseOthers();
            return there;
        });
    }

    private static Optional<Double> pixels(JsonFields fields, String name, double min) {
        return fields.number(name).map(BigDecimal::doubleValue).map(value -> {
            if (!(value >= min && value <= COORDINATE_MAX)) {
                throw RefusedException.invalid(
                        fields.pointer(name),
                        "This lies between " + (long) min + " and " + (long) COORDINATE_MAX + ".");
            }
            return value;
        });
    }

    private static List<Integer> sequences(JsonFields fields) {
        JsonNode list = required(fields.any("messages"), fields, "messages");
        String pointer = fields.pointer("messages");
        if (!list.isArray()) {
            throw RefusedException.invalid(pointer, "A list of the sequences of messages is needed here.");
        }
        List<Integer> sequences = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isIntegralNumber() || !element.canConvertToInt()) {
                throw RefusedException.invalid(pointer + "/" + sequences.size(), "A whole number is needed here.");
            }
            sequences.add(element.intValue());
        }
        return sequences;
    }

    private static <T> T required(Optional<T> value, JsonFields fields, String name) {
        return value.orElseThrow(() -> RefusedException.invalid(fields.pointer(name), "A value is required here."));
    }
}
