package dev.commonplace.application.training;

import dev.commonplace.application.corrections.EditedPlaces;
import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.topics.NodeId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Which messages an edit rests on, as far as the graph of now can tell. */
final class BasisOfEdit {
    /** So many messages on either side of a boundary. */
    private static final int AROUND = 4;
    /** So many of each of two nodes that are related, where nothing else is known of the relation. */
    private static final int OF_EACH = 5;

    private final TrainingWork work;

    BasisOfEdit(TrainingWork work) {
        this.work = work;
    }

    /** Rising; none where nothing is left of what the edit was about, and for cards of people's own. */
    List<Integer> of(LoggedEdit edit) {
        EditedPlaces places = EditedPlaces.of(edit);
        if (places.boundary().isPresent()) {
            int boundary = places.boundary().getAsInt();
            return IntStream.range(Math.max(0, boundary - AROUND), boundary + AROUND)
                    .boxed()
                    .toList();
        }
        if (!places.messages().isEmpty()) {
            return places.messages();
        }
        if (edit.target().kind() == EditTarget.Kind.NODE) {
            return work.graphs()
                    .messagesOf(new NodeId(UUID.fromString(edit.target().id())));
        }
        return places.nodes().stream()
                .flatMap(node -> work.graphs().messagesOf(node).stream().limit(OF_EACH))
                .sorted()
                .distinct()
                .toList();
    }
}
