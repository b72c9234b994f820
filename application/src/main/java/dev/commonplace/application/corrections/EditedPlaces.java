package dev.commonplace.application.corrections;

import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelationId;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Where in a conversation an edit was made, as far as its logged values say.
 *
 * @param boundary the message before which a topic begins or not
 * @param messages the messages that it is about, rising
 * @param nodes the nodes that it relates
 */
public record EditedPlaces(OptionalInt boundary, List<Integer> messages, List<NodeId> nodes) {
    public static EditedPlaces of(LoggedEdit edit) {
        JsonObject value = edit.after().isEmpty() ? edit.before() : edit.after();
        return switch (edit.field()) {
            case "boundary" -> new EditedPlaces(OptionalInt.of(EditValues.placeOf(value)), List.of(), List.of());
            case "messages" ->
                new EditedPlaces(
                        OptionalInt.empty(),
                        EditValues.movedIn(value).stream().sorted().toList(),
                        List.of());
            case SpeakerValues.SPEAKER, SpeakerValues.PARTICIPANT ->
                new EditedPlaces(
                        OptionalInt.empty(),
                        SpeakerValues.saidIn(value).getFirst().places(),
                        List.of());
            case "relation" -> relation(value);
            default -> new EditedPlaces(OptionalInt.empty(), List.of(), List.of());
        };
    }

    private static EditedPlaces relation(JsonObject value) {
        GraphRelation relation = EditValues.relation(new RelationId(new UUID(0, 0)), value);
        return new EditedPlaces(
                OptionalInt.empty(),
                relation.evidence().stream().sorted().toList(),
                List.of(relation.from(), relation.to()));
    }
}
