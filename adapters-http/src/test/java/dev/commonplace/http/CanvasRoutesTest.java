package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanvasRoutesTest extends GraphForEach {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void an_export_that_comes_back_changes_nothing_and_is_exported_again_byte_by_byte() {
        String path = talk(60);
        for (int zoom = 0; zoom <= 5; zoom++) {
            String exported = export(path, zoom);

            TestApi.Reply imported = api.post(path + "/canvas", exported);

            assertThat(imported.status()).as(imported.text()).isEqualTo(200);
            assertThat(imported.at("/zoom")).isEqualTo(String.valueOf(zoom));
            assertThat(imported.json().at("/edits").size()).as(imported.text()).isZero();
            assertThat(imported.json().at("/skipped").size()).isZero();
            assertThat(export(path, zoom)).isEqualTo(exported);
        }
    }

    @Test
    void the_canvas_of_another_conversation_is_refused_and_leaves_nothing_behind() {
        String path = talk(30);
        String before = export(path, 2);

        TestApi.Reply refused = api.post(path + "/canvas", export(talk(60), 5));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/nodes");
        assertThat(export(path, 2)).isEqualTo(before);
    }

    @Test
    void what_a_person_edits_on_a_canvas_becomes_just_these_edits_once() throws Exception {
        String path = talk(60);
        ObjectNode canvas = (ObjectNode) JSON.readTree(export(path, 5));
        List<ObjectNode> cards = cards(canvas);
        cards.get(0).put("x", cards.get(0).get("x").intValue() - 300);
        cards.get(0).put("color", "1");
        cards.get(1).put("text", cards.get(1).get("text").textValue().replaceFirst("# .*", "# Ferries"));
        ((ArrayNode) canvas.get("nodes"))
                .addObject()
                .put("id", "0123456789abcdef")
                .put("type", "text")
                .put("text", "Ask the harbour master")
                .put("x", -700)
                .put("y", 0)
                .put("width", 250)
                .put("height", 60);
        ArrayNode edges = (ArrayNode) canvas.get("edges");
        edges.addObject()
                .put("id", "fedcba9876543210")
                .put("fromNode", cards.get(1).get("id").textValue())
                .put("toNode", cards.get(0).get("id").textValue())
                .put("label", "Depends on");
        edges.addObject()
                .put("id", "00000000deadbeef")
                .put("fromNode", "0123456789abcdef")
                .put("fromSide", "right")
                .put("toNode", cards.get(0).get("id").textValue());

        TestApi.Reply imported = api.post(path + "/canvas", canvas.toString());

        assertThat(imported.status()).as(imported.text()).isEqualTo(200);
        List<String> edits = new ArrayList<>();
        imported.json()
                .at("/edits")
                .forEach(edit -> edits.add(
                        edit.get("kind").textValue() + " " + edit.get("field").textValue()));
        assertThat(edits)
                .containsExactlyInAnyOrder(
                        "correction place",
                        "correction flags",
                        "correction title",
                        "addition relation",
                        "addition card",
                        "addition line");
        assertThat(imported.at("/cards")).isEqualTo("2");
        TestApi.Reply again = api.post(path + "/canvas", canvas.toString());
        assertThat(again.json().at("/edits").size()).as(again.text()).isZero();
        String exported = export(path, 5);
        assertThat(exported).contains("Ask the harbour master", "depends on", "# Ferries", "0123456789abcdef");
        assertThat(api.post(path + "/canvas", exported).json().at("/edits").size())
                .isZero();
        assertThat(export(path, 5)).isEqualTo(exported);
    }

    @Test
    void what_a_person_draws_comes_back_as_it_was_whatever_it_lies_beside() throws Exception {
        String path = talk(60);
        for (int zoom : new int[] {0, 3}) {
            ObjectNode canvas = (ObjectNode) JSON.readTree(export(path, zoom));
            String card = cards(canvas).getFirst().get("id").textValue();
            String frame = canvas.at("/nodes/0/id").textValue();
            JsonNode file = JSON.readTree("""
                    {"id": "f", "type": "file", "file": "a.md", "x": -900, "y": 0, "width": 9, "height": 9, "subpath": "#b", "own": [1]}""");
            JsonNode group = JSON.readTree("""
                    {"id": "g", "type": "group", "label": "G", "x": -800, "y": 0, "width": 9, "height": 9, "background": "sea.png"}""");
            JsonNode line = JSON.createObjectNode()
                    .put("id", "l")
                    .put("fromNode", card)
                    .put("toNode", frame)
                    .put("path", "curved");
            ((ArrayNode) canvas.get("nodes")).add(file).add(group);
            ((ArrayNode) canvas.get("edges")).add(line);
            ObjectNode untouched = canvas.deepCopy();
            cards(canvas).getFirst().put("y", 123_456);

            TestApi.Reply imported = api.post(path + "/canvas", (zoom == 0 ? canvas : untouched).toString());

            assertThat(imported.at("/cards")).as(imported.text()).isEqualTo("3");
            assertThat(imported.json().at("/edits").size()).isEqualTo(3);
            assertThat(imported.json().at("/skipped").size()).isEqualTo(zoom == 0 ? 1 : 0);
            String exported = export(path, zoom);
            assertThat(JSON.readTree(exported)).isEqualTo(untouched);
            assertThat(api.post(path + "/canvas", exported).json().at("/edits").size())
                    .isZero();
        }
    }

    @Test
    void what_was_done_to_cards_of_ones_own_is_taken_back() throws Exception {
        String path = talk(20);
        String untouched = export(path, 5);
        ObjectNode canvas = (ObjectNode) JSON.readTree(untouched);
        ArrayNode nodes = (ArrayNode) canvas.get("nodes");
        for (String id : List.of("card-a", "card-b", "card-c")) {
            nodes.addObject()
                    .put("id", id)
                    .put("type", "text")
                    .put("text", "Note " + id)
                    .put("shape", "pill")
                    .put("x", -700)
                    .put("y", 0)
                    .put("width", 250)
                    .put("height", 60);
        }
        ((ArrayNode) canvas.get("edges"))
                .addObject()
                .put("id", "line-a")
                .put("fromNode", "card-a")
                .put("fromSide", "right")
                .put("toNode", cards(canvas).getFirst().get("id").textValue())
                .put("label", "see");
        TestApi.Reply added = api.post(path + "/canvas", canvas.toString());
        String drawn = export(path, 5);
        ObjectNode again = (ObjectNode) JSON.readTree(drawn);
        ArrayNode others = (ArrayNode) again.get("nodes");
        for (int i = others.size() - 1; i >= 0; i--) {
            if (others.get(i).get("id").textValue().equals("card-b")) {
                others.remove(i);
            } else if (others.get(i).get("id").textValue().equals("card-c")) {
                ((ObjectNode) others.get(i)).put("text", "Another note").put("color", "4");
            }
        }
        ArrayNode edges = (ArrayNode) again.get("edges");
        for (int i = edges.size() - 1; i >= 0; i--) {
            if (edges.get(i).get("id").textValue().equals("line-a")) {
                edges.remove(i);
            }
        }
        TestApi.Reply changed = api.post(path + "/canvas", again.toString());
        assertThat(changed.json().at("/edits").size()).as(changed.text()).isEqualTo(3);

        assertThat(undo(path, edit(added, "card-c"))).isEqualTo(409);
        for (String id : List.of("card-b", "card-c", "line-a")) {
            assertThat(undo(path, edit(changed, id))).as(id).isEqualTo(200);
        }
        assertThat(export(path, 5)).isEqualTo(drawn);
        assertThat(undo(path, edit(changed, "card-b"))).isEqualTo(409);
        assertThat(undo(path, edit(added, "card-a"))).as("a line leads to it").isEqualTo(409);
        for (String id : List.of("line-a", "card-a", "card-b", "card-c")) {
            assertThat(undo(path, edit(added, id))).as(id).isEqualTo(200);
        }
        assertThat(export(path, 5)).isEqualTo(untouched);
    }

    private static String edit(TestApi.Reply imported, String target) {
        for (JsonNode edit : imported.json().at("/edits")) {
            if (edit.get("target_id").textValue().equals(target)) {
                return edit.get("id").textValue();
            }
        }
        throw new AssertionError("Nothing was done to " + target + ": " + imported.text());
    }

    private int undo(String path, String edit) {
        return api.post(path + "/edits/" + edit + "/undo", "").status();
    }

    @Test
    void a_topic_that_was_deleted_from_a_canvas_stays_and_the_reason_is_given() throws Exception {
        String path = talk(60);
        ObjectNode canvas = (ObjectNode) JSON.readTree(export(path, 5));
        ((ArrayNode) canvas.get("nodes")).remove(canvas.get("nodes").size() - 1);
        canvas.set("edges", JSON.createArrayNode());

        TestApi.Reply imported = api.post(path + "/canvas", canvas.toString());

        assertThat(imported.status()).as(imported.text()).isEqualTo(200);
        assertThat(imported.text()).contains("A topic stays while its messages are there");
    }

    @Test
    void messages_the_outline_and_other_formats_are_exported() {
        String path = talk(20);

        TestApi.Reply messages = api.get(path + "/export?zoom=0");
        TestApi.Reply transcript = api.get(path + "/export?format=markdown");
        TestApi.Reply outline = api.get(path + "/export?format=outline&zoom=5");
        TestApi.Reply graphml = api.get(path + "/export?format=graphml&zoom=5");

        assertThat(cardsOf(messages)).isEqualTo(20);
        assertThat(transcript.text()).startsWith("# A talk").contains("**Ada**", "number 19.");
        assertThat(transcript.header("Content-Type")).startsWith("text/markdown");
        assertThat(transcript.header("Content-Disposition")).endsWith(".md\"");
        assertThat(outline.text()).startsWith("# A talk").contains("## ");
        assertThat(graphml.text()).contains("<graphml", "edgedefault=\"directed\"");
        assertThat(api.get(path + "/export?format=graphml&zoom=0").status()).isEqualTo(400);
        assertThat(api.get(path + "/export?format=pdf").status()).isEqualTo(400);
        assertThat(api.get(path + "/export?zoom=1&convention=fine_first").text())
                .isEqualTo(export(path, 5));
    }

    @Test
    void what_is_no_canvas_is_refused_by_its_place() {
        String path = talk(20);

        TestApi.Reply refused = api.post(path + "/canvas", "{\"nodes\": [{\"id\": \"a\"}]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("/nodes/0/x");
        assertThat(api.post(path + "/canvas?zoom=2", export(path, 0)).status()).isEqualTo(400);
        assertThat(api.post(path + "/canvas?expected_revision=999", "{}").status())
                .isEqualTo(412);
    }

    private String export(String path, int zoom) {
        TestApi.Reply exported = api.get(path + "/export?format=canvas&zoom=" + zoom);
        assertThat(exported.status()).as(exported.text()).isEqualTo(200);
        return exported.text();
    }

    private static int cardsOf(TestApi.Reply canvas) {
        int cards = 0;
        for (JsonNode node : canvas.json().at("/nodes")) {
            cards += node.get("type").textValue().equals("text") ? 1 : 0;
        }
        return cards;
    }

    private static List<ObjectNode> cards(ObjectNode canvas) {
        List<ObjectNode> cards = new ArrayList<>();
        canvas.get("nodes").forEach(node -> {
            if (node.get("type").textValue().equals("text")) {
                cards.add((ObjectNode) node);
            }
        });
        return cards;
    }
}
