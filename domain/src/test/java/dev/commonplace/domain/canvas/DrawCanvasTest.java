package dev.commonplace.domain.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawCanvasTest {
    @Test
    void the_same_cards_are_drawn_the_same_way_twice() {
        assertThat(drawn(13)).isEqualTo(drawn(13));
    }

    @Test
    void no_card_lies_on_another_and_every_card_lies_in_its_frame() {
        CanvasDocument document = drawn(37);

        List<CanvasNode> cards = document.nodes().stream()
                .filter(CanvasNode.Text.class::isInstance)
                .toList();
        assertThat(cards).hasSize(37);
        for (CanvasNode card : cards) {
            assertThat(cards)
                    .noneMatch(other -> !other.equals(card) && other.box().overlaps(card.box()));
            assertThat(document.nodes().stream()
                            .filter(CanvasNode.Group.class::isInstance)
                            .filter(frame -> frame.box().around(card.box()).equals(frame.box())))
                    .hasSize(1);
        }
    }

    @Test
    void frames_do_not_lie_on_each_other_and_come_before_the_cards() {
        List<CanvasNode> nodes = drawn(37).nodes();
        List<CanvasNode> frames =
                nodes.stream().filter(CanvasNode.Group.class::isInstance).toList();

        assertThat(frames).hasSize(4);
        assertThat(nodes.subList(0, 4)).isEqualTo(frames);
        for (CanvasNode frame : frames) {
            assertThat(frames)
                    .noneMatch(other -> !other.equals(frame) && other.box().overlaps(frame.box()));
        }
    }

    @Test
    void a_card_stays_where_a_person_has_put_it_and_others_where_they_were() {
        CanvasBox place = new CanvasBox(-900, 0, 700, 300);
        List<CanvasCard> cards = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            cards.add(card("card-" + i, Optional.empty(), Optional.empty()));
        }
        CanvasDocument before = DrawCanvas.draw(cards, List.of(), List.of());
        cards.set(3, card("card-3", Optional.empty(), Optional.of(place)));

        CanvasDocument after = DrawCanvas.draw(cards, List.of(), List.of());

        assertThat(after.nodes().get(3).box()).isEqualTo(place);
        for (int i = 0; i < 12; i++) {
            if (i != 3) {
                assertThat(after.nodes().get(i).box())
                        .isEqualTo(before.nodes().get(i).box());
            }
        }
    }

    @Test
    void lines_leave_on_the_side_that_faces_the_other_card() {
        CanvasDocument document = DrawCanvas.draw(
                List.of(
                        card("left", Optional.empty(), Optional.of(new CanvasBox(0, 0, 100, 100))),
                        card("right", Optional.empty(), Optional.of(new CanvasBox(500, 50, 100, 100))),
                        card("below", Optional.empty(), Optional.of(new CanvasBox(0, 900, 100, 100)))),
                List.of(),
                List.of(link("1", "left", "right"), link("2", "below", "left")));

        assertThat(document.edges().get(0).fromSide()).contains(CanvasSide.RIGHT);
        assertThat(document.edges().get(0).toSide()).contains(CanvasSide.LEFT);
        assertThat(document.edges().get(1).fromSide()).contains(CanvasSide.TOP);
        assertThat(document.edges().get(1).toSide()).contains(CanvasSide.BOTTOM);
    }

    @Test
    void a_line_to_a_card_that_is_not_drawn_is_left_out() {
        CanvasDocument document = DrawCanvas.draw(
                List.of(card("a", Optional.empty(), Optional.empty())), List.of(), List.of(link("1", "a", "gone")));

        assertThat(document.edges()).isEmpty();
        assertThat(document.faults()).isEmpty();
    }

    private static CanvasDocument drawn(int count) {
        List<CanvasCard> cards = new ArrayList<>();
        List<CanvasFrame> frames = new ArrayList<>();
        List<CanvasLink> links = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String frame = "frame-" + i / 11;
            if (i % 11 == 0) {
                frames.add(new CanvasFrame(frame, "Frame " + i / 11));
            }
            cards.add(card("card-" + i, Optional.of(frame), Optional.empty()));
            if (i > 0) {
                links.add(link("link-" + i, "card-" + (i - 1), "card-" + i));
            }
        }
        CanvasDocument document = DrawCanvas.draw(cards, frames, links);
        assertThat(document.faults()).isEmpty();
        return document;
    }

    private static CanvasCard card(String id, Optional<String> frame, Optional<CanvasBox> place) {
        CardText text = new CardText(id, "Some words. ".repeat(1 + Math.abs(id.hashCode() % 40)), List.of());
        return new CanvasCard(id, frame, text, Optional.empty(), place);
    }

    private static CanvasLink link(String id, String from, String to) {
        return new CanvasLink(id, from, to, Optional.of("next"), Optional.empty(), false);
    }
}
