package dev.commonplace.http.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.commonplace.domain.canvas.CanvasBox;
import dev.commonplace.domain.canvas.CanvasColor;
import dev.commonplace.domain.canvas.CanvasDocument;
import dev.commonplace.domain.canvas.CanvasEdge;
import dev.commonplace.domain.canvas.CanvasNode;
import dev.commonplace.domain.canvas.CanvasSide;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.http.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasJsonTest {
    private static final CanvasBox BOX = new CanvasBox(-20, 40, 360, 120);

    private final Json json = new Json();

    @Test
    void what_is_written_reads_back_as_the_same() {
        CanvasDocument document = new CanvasDocument(
                List.of(
                        new CanvasNode.Group("g", BOX, Optional.empty(), "A \"frame\""),
                        new CanvasNode.Text("t", BOX, Optional.of(CanvasColor.CYAN), "# Title\n\nüber \uD83D\uDE00"),
                        new CanvasNode.File(
                                "f",
                                BOX,
                                Optional.of(new CanvasColor("#a0b1c2")),
                                "a/b.md",
                                JsonObject.of(Map.of("subpath", "#b"))),
                        new CanvasNode.Link("l", BOX, Optional.empty(), "https://example.org/")),
                List.of(
                        new CanvasEdge(
                                "1",
                                "t",
                                Optional.of(CanvasSide.RIGHT),
                                "f",
                                Optional.of(CanvasSide.LEFT),
                                false,
                                true,
                                Optional.of(CanvasColor.RED),
                                Optional.of("next")),
                        new CanvasEdge(
                                "2",
                                "f",
                                Optional.empty(),
                                "l",
                                Optional.empty(),
                                true,
                                false,
                                Optional.empty(),
                                Optional.empty())));

        String written = new WriteCanvas(json).write(document);

        assertThat(ReadCanvas.read(json.read(written))).isEqualTo(document);
        assertThat(new WriteCanvas(json).write(ReadCanvas.read(json.read(written))))
                .isEqualTo(written);
    }

    @Test
    void an_empty_canvas_is_a_canvas() {
        CanvasDocument empty = new CanvasDocument(List.of(), List.of());

        assertThat(new WriteCanvas(json).write(empty)).isEqualTo("{\n\t\"nodes\":[],\n\t\"edges\":[]\n}\n");
        assertThat(ReadCanvas.read(json.read("{}"))).isEqualTo(empty);
    }

    @Test
    void names_that_the_format_does_not_have_are_kept_and_parts_of_pixels_are_rounded() {
        CanvasDocument read = ReadCanvas.read(json.read("""
                        {"nodes": [{"id": "a", "type": "text", "text": "A", "x": 1.5, "y": -0.4, "width": 10, "height": 20,
                                    "styleAttributes": {"shape": "pill"}}],
                         "edges": [{"id": "e", "fromNode": "a", "toNode": "a"}], "metadata": {"version": "1.0"}}
                        """));

        assertThat(read.nodes())
                .containsExactly(new CanvasNode.Text(
                        "a",
                        new CanvasBox(2, 0, 10, 20),
                        Optional.empty(),
                        "A",
                        JsonObject.of(Map.of("styleAttributes", Map.of("shape", "pill")))));
        assertThat(read.edges().getFirst().arrow()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"nodes": 1}                                                                                   | /nodes
            {"nodes": [1]}                                                                                 | /nodes/0
            {"nodes": [{"type": "text", "text": "", "x": 0, "y": 0, "width": 1, "height": 1}]}             | /nodes/0/id
            {"nodes": [{"id": "a", "type": "box", "x": 0, "y": 0, "width": 1, "height": 1}]}               | /nodes/0/type
            {"nodes": [{"id": "a", "type": "text", "x": 0, "y": 0, "width": 1, "height": 1}]}              | /nodes/0/text
            {"nodes": [{"id": "a", "type": "group", "y": 0, "width": 1, "height": 1}]}                     | /nodes/0/x
            {"nodes": [{"id": "a", "type": "group", "x": 1e99, "y": 0, "width": 1, "height": 1}]}          | /nodes/0/x
            {"nodes": [{"id": "a", "type": "group", "x": 0, "y": 0, "width": 0, "height": 1}]}             | /nodes/0
            {"nodes": [{"id": "a", "type": "group", "x": 0, "y": 0, "width": 1, "height": 1, "color": "red"}]} | /nodes/0/color
            {"nodes": [{"id": "a", "type": "file", "file": "b", "subpath": "b", "x": 0, "y": 0, "width": 1, "height": 1}]} | /nodes/0/subpath
            {"nodes": [{"id": "a", "type": "group", "background": 1, "x": 0, "y": 0, "width": 1, "height": 1}]} | /nodes/0/background
            {"nodes": [{"id": "a", "type": "group", "backgroundStyle": "tile", "x": 0, "y": 0, "width": 1, "height": 1}]} | /nodes/0/backgroundStyle
            {"edges": [{"id": "e", "fromNode": "a", "toNode": "b"}]}                                       | /edges/0/fromNode
            {"edges": [{"id": "e", "fromNode": "a", "toNode": "b", "fromSide": "up"}]}                     | /edges/0/fromSide
            {"edges": [{"id": "e", "fromNode": "a", "toNode": "b", "toEnd": "dot"}]}                       | /edges/0/toEnd
            """)
    void what_is_wrong_is_named_by_its_place(String canvas, String pointer) {
        assertThatThrownBy(() -> ReadCanvas.read(json.read(canvas)))
                .asInstanceOf(type(RefusedException.class))
                .extracting(refused -> refused.violations().getFirst())
                .extracting(Violation::field)
                .isEqualTo(pointer);
    }
}
