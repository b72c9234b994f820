package dev.commonplace.domain.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.shared.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanvasDocumentTest {
    private static final CanvasBox BOX = new CanvasBox(0, 0, 10, 10);

    @Test
    void ids_that_occur_twice_and_lines_to_nowhere_are_named_by_their_place() {
        CanvasDocument document = new CanvasDocument(
                List.of(text("a", "one"), text("a", "two")), List.of(edge("1", "a", "b"), edge("1", "c", "a")));

        assertThat(document.faults())
                .extracting(Violation::field)
                .containsExactly("/nodes/1/id", "/edges/0/toNode", "/edges/1/id", "/edges/1/fromNode");
    }

    @Test
    void more_than_there_may_be_is_a_fault() {
        CanvasDocument document =
                new CanvasDocument(Collections.nCopies(CanvasDocument.NODES_MAX + 1, text("a", "one")), List.of());

        assertThat(document.faults())
                .hasSize(50)
                .first()
                .extracting(Violation::field)
                .isEqualTo("/nodes");
    }

    @Test
    void a_text_without_end_is_a_fault() {
        CanvasDocument document =
                new CanvasDocument(List.of(text("a", "x".repeat(CanvasDocument.TEXT_CHARACTERS_MAX + 1))), List.of());

        assertThat(document.faults()).extracting(Violation::field).containsExactly("/nodes/0/text");
    }

    @Test
    void places_and_colours_have_their_bounds() {
        assertThatThrownBy(() -> new CanvasBox(CanvasBox.COORDINATE_MAX + 1, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CanvasBox(0, Integer.MIN_VALUE, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CanvasBox(0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CanvasColor("7")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new CanvasColor("#a0B1c2").code()).isEqualTo("#a0B1c2");
    }

    private static CanvasNode text(String id, String text) {
        return new CanvasNode.Text(id, BOX, Optional.empty(), text);
    }

    private static CanvasEdge edge(String id, String from, String to) {
        return new CanvasEdge(
                id, from, Optional.empty(), to, Optional.empty(), false, true, Optional.empty(), Optional.empty());
    }
}
