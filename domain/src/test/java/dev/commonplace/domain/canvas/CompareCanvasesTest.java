package dev.commonplace.domain.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompareCanvasesTest {
    private static final CanvasDocument DRAWN = DrawCanvas.draw(
            List.of(
                    new CanvasCard("a", Optional.of("f"), new CardText("A", "About a", List.of("one")), some(), none()),
                    new CanvasCard("b", Optional.of("f"), new CardText("B", "", List.of()), Optional.empty(), none())),
            List.of(new CanvasFrame("f", "Frame")),
            List.of(new CanvasLink("1", "a", "b", Optional.of("next"), Optional.empty(), false)));

    @Test
    void what_was_not_touched_has_not_changed() {
        assertThat(CompareCanvases.changes(DRAWN, DRAWN)).isEmpty();
    }

    @Test
    void the_order_of_cards_and_the_sides_of_lines_say_nothing() {
        List<CanvasNode> nodes = new ArrayList<>(DRAWN.nodes());
        Collections.reverse(nodes);
        CanvasEdge edge = DRAWN.edges().getFirst();
        CanvasEdge turned = new CanvasEdge(
                edge.id(),
                "a",
                Optional.empty(),
                "b",
                Optional.of(CanvasSide.TOP),
                false,
                true,
                edge.color(),
                edge.label());

        assertThat(CompareCanvases.changes(DRAWN, new CanvasDocument(nodes, List.of(turned))))
                .isEmpty();
    }

    @Test
    void each_edit_is_one_change_and_no_more() {
        CanvasNode.Text a = (CanvasNode.Text) DRAWN.nodes().get(1);
        CanvasBox there = new CanvasBox(-40, 900, 500, 80);
        CanvasNode edited = new CanvasNode.Text("a", there, Optional.of(CanvasColor.RED), "# A two\n\nAbout\n\n- six");
        CanvasNode.Text added = new CanvasNode.Text("0123456789abcdef", there, Optional.empty(), "New\n\nthought");
        CanvasNode file = new CanvasNode.File("note", there, Optional.empty(), "Notes/a.md");
        CanvasNode frame = new CanvasNode.Group("f", there, Optional.empty(), "Another frame");
        CanvasEdge line = new CanvasEdge(
                "2", "a", Optional.empty(), "a", Optional.empty(), false, true, Optional.empty(), Optional.empty());

        assertThat(CompareCanvases.changes(
                        DRAWN, new CanvasDocument(List.of(frame, edited, added, file), List.of(line))))
                .containsExactly(
                        new CanvasChange.Retitled("f", "Frame", "Another frame"),
                        new CanvasChange.Moved("a", a.box(), there),
                        new CanvasChange.Retitled("a", "A", "A two"),
                        new CanvasChange.Rewritten("a", "About a", "About"),
                        new CanvasChange.Repointed("a", List.of("one"), List.of("six")),
                        new CanvasChange.Recolored("a", some(), Optional.of(CanvasColor.RED)),
                        new CanvasChange.Removed("b"),
                        new CanvasChange.Added(
                                added.id(), there, Optional.empty(), new CardText("New", "thought", List.of())),
                        new CanvasChange.Foreign(file),
                        new CanvasChange.Linked(line));
    }

    @Test
    void a_line_with_other_words_is_the_same_line() {
        CanvasEdge edge = DRAWN.edges().getFirst();
        CanvasEdge other = new CanvasEdge(
                "1", "a", edge.fromSide(), "b", edge.toSide(), false, true, edge.color(), Optional.of("answers"));

        assertThat(CompareCanvases.changes(DRAWN, new CanvasDocument(DRAWN.nodes(), List.of(other))))
                .containsExactly(new CanvasChange.Relabelled(edge, other));
    }

    @Test
    void a_line_is_gone_by_itself_or_went_with_a_card() {
        CanvasDocument withoutLine = new CanvasDocument(DRAWN.nodes(), List.of());
        CanvasDocument withoutCard = new CanvasDocument(DRAWN.nodes().subList(0, 2), List.of());

        assertThat(CompareCanvases.changes(DRAWN, withoutLine)).containsExactly(new CanvasChange.Unlinked("1"));
        assertThat(CompareCanvases.changes(DRAWN, withoutCard)).containsExactly(new CanvasChange.Removed("b"));
    }

    @Test
    void a_line_that_ends_elsewhere_is_another_line() {
        CanvasEdge edge = DRAWN.edges().getFirst();
        CanvasEdge other =
                new CanvasEdge("1", "b", edge.fromSide(), "a", edge.toSide(), false, true, edge.color(), edge.label());

        assertThat(CompareCanvases.changes(DRAWN, new CanvasDocument(DRAWN.nodes(), List.of(other))))
                .containsExactly(new CanvasChange.Unlinked("1"), new CanvasChange.Linked(other));
    }

    private static Optional<CanvasColor> some() {
        return Optional.of(CanvasColor.CYAN);
    }

    private static Optional<CanvasBox> none() {
        return Optional.empty();
    }
}
