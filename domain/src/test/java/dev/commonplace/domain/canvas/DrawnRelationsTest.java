package dev.commonplace.domain.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.topics.RelationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DrawnRelationsTest {
    private static final String NEXT = "next-00000000-0000-7000-8000-000000000001";
    private static final RelationId EARLY = id("00000000-0001-7000-8000-000000000000");
    private static final RelationId LATE = id("00000000-0002-7000-8000-000000000000");
    private static final RelationId BY_NAME = id("ffffffff-0000-3000-8000-000000000000");

    @Test
    void relations_are_told_apart_by_whether_they_were_there_at_the_drawing() {
        DrawnRelations drawn = DrawnRelations.of(canvas(NEXT + "-" + EARLY));

        assertThat(drawn.hasGone(EARLY)).isTrue();
        assertThat(drawn.cameLater(EARLY)).isFalse();
        assertThat(drawn.hasGone(LATE)).isFalse();
        assertThat(drawn.cameLater(LATE)).isTrue();
        assertThat(DrawnRelations.orderId(NEXT + "-" + EARLY)).isEqualTo(NEXT);
    }

    @Test
    void where_there_were_none_all_came_later() {
        DrawnRelations drawn = DrawnRelations.of(canvas(NEXT + "-"));

        assertThat(drawn.cameLater(EARLY)).isTrue();
        assertThat(drawn.hasGone(EARLY)).isFalse();
    }

    @Test
    void a_canvas_that_does_not_tell_and_names_without_a_time_say_nothing() {
        DrawnRelations silent = DrawnRelations.of(canvas(NEXT));
        DrawnRelations drawn = DrawnRelations.of(canvas(NEXT + "-" + EARLY));

        assertThat(silent).isEqualTo(new DrawnRelations(Optional.empty()));
        assertThat(silent.cameLater(LATE) || silent.hasGone(LATE)).isFalse();
        assertThat(drawn.cameLater(BY_NAME) || drawn.hasGone(BY_NAME)).isFalse();
    }

    private static CanvasDocument canvas(String edge) {
        return new CanvasDocument(
                List.of(),
                List.of(new CanvasEdge(
                        edge,
                        "a",
                        Optional.empty(),
                        "b",
                        Optional.empty(),
                        false,
                        true,
                        Optional.empty(),
                        Optional.empty())));
    }

    private static RelationId id(String id) {
        return new RelationId(UUID.fromString(id));
    }
}
