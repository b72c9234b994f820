package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.Role;
import org.junit.jupiter.api.Test;

class CorrectionRoutesTest extends GraphForEach {
    @Test
    void a_graph_is_corrected_and_the_edit_is_listed_counted_and_taken_back() {
        String path = talk(60);
        TestApi.Reply nodes = api.get(path + "/nodes?zoom=3");
        String node = nodes.at("/nodes/0/id");

        TestApi.Reply done = correct(path, """
                {"op": "retitle", "node_id": "%1$s", "title": "Ferries"},
                {"op": "mark", "node_id": "%1$s", "flags": ["crux"]},
                {"op": "place", "node_id": "%1$s", "place": {"x": 10, "y": -20.5, "width": 300, "height": 90}}
                """.formatted(node));

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.at("/edits/0/before/text")).isEqualTo(nodes.at("/nodes/0/title/text"));
        assertThat(done.at("/edits/0/after/text")).isEqualTo("Ferries");
        assertThat(done.at("/edits/0/comment")).isEqualTo("Because.");
        TestApi.Reply corrected = api.get(path + "/nodes/" + node);
        assertThat(corrected.at("/node/title/text")).isEqualTo("Ferries");
        assertThat(corrected.at("/node/title/origin")).isEqualTo("user");
        assertThat(corrected.at("/node/flags/0")).isEqualTo("crux");
        assertThat(corrected.at("/node/place/y")).isEqualTo("-20.5");
        assertThat(api.get(path + "/edits").json().at("/items").size()).isEqualTo(3);
        assertThat(api.get(path + "/edits/statistics").at("/by_kind/correction"))
                .isEqualTo("3");
        TestApi.Reply undone = api.post(path + "/edits/" + done.at("/edits/0/id") + "/undo", "");
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.at("/edits/0/undone_by")).isNotEmpty();
        assertThat(api.get(path + "/nodes/" + node).at("/node/title/origin")).isEqualTo("computed");
        assertThat(api.post(path + "/edits/" + done.at("/edits/0/id") + "/undo", "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_node_is_split_and_merged_at_once() {
        String path = talk(60);
        TestApi.Reply before = api.get(path + "/nodes?zoom=5");
        int at = Integer.parseInt(before.at("/nodes/0/first_sequence")) + 1;

        TestApi.Reply split = correct(
                path, "{\"op\": \"split\", \"node_id\": \"%s\", \"at\": %d}".formatted(before.at("/nodes/0/id"), at));

        assertThat(split.status()).as(split.text()).isEqualTo(200);
        TestApi.Reply halves = api.get(path + "/nodes?zoom=5");
        assertThat(halves.at("/nodes/1/first_sequence")).isEqualTo(String.valueOf(at));
        TestApi.Reply merged = correct(
                path,
                "{\"op\": \"merge\", \"node_id\": \"%s\", \"next_id\": \"%s\"}"
                        .formatted(halves.at("/nodes/0/id"), halves.at("/nodes/1/id")));
        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(api.get(path + "/nodes?zoom=5").json().at("/nodes").size())
                .isEqualTo(before.json().at("/nodes").size());
    }

    @Test
    void somebody_else_has_spoken_and_search_graph_and_figures_know_it() {
        String path = talk(30);
        String ben = participant(path, "ben");

        TestApi.Reply done = correct(
                path,
                "{\"op\": \"reattribute\", \"messages\": [4, 5], \"participant\": {\"key\": \"u-9\", \"name\": \"Zebulon\"}}");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.at("/edits/0/target_kind")).isEqualTo("speaker_attribution");
        assertThat(done.at("/edits/0/before/speakers/0/messages/0")).isEqualTo("4-5");
        String zebulon = participant(path, "u-9");
        assertThat(api.get(path + "/messages").at("/items/4/participant/id")).isEqualTo(zebulon);
        assertThat(api.get(path + "/nodes?zoom=1").text()).contains(zebulon);
        assertThat(api.get(path + "/analytics").text()).contains("Zebulon");
        Awaiting.until(() -> found("zebulon") == 3);
        TestApi.Reply merged = correct(
                path,
                "{\"op\": \"merge_speakers\", \"participant_id\": \"%s\", \"into_id\": \"%s\"}"
                        .formatted(zebulon, ben));
        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(api.get(path).at("/participant_count")).isEqualTo("2");
        assertThat(api.get(path + "/participants/" + zebulon).status()).isEqualTo(404);
        Awaiting.until(() -> found("zebulon") == 0);
        assertThat(undo(path, merged).status()).isEqualTo(200);
        assertThat(undo(path, done).status()).isEqualTo(200);
        assertThat(api.get(path).at("/participant_count")).isEqualTo("2");
        assertThat(api.get(path + "/messages").at("/items/4/participant/id")).isEqualTo(ben);
        assertThat(api.get(path + "/edits?target_kind=speaker_attribution")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
    }

    private int found(String words) {
        return api.post("/v1/search", "{\"scope\": \"messages\", \"mode\": \"text\", \"query\": \"" + words + "\"}")
                .json()
                .at("/hits")
                .size();
    }

    private TestApi.Reply undo(String path, TestApi.Reply done) {
        return api.post(path + "/edits/" + done.at("/edits/0/id") + "/undo", "");
    }

    private String participant(String path, String key) {
        for (var participant : api.get(path + "/participants").json().at("/items")) {
            if (participant.at("/key").asText().equals(key)) {
                return participant.at("/id").asText();
            }
        }
        throw new AssertionError("Nobody has the key " + key + ".");
    }

    @Test
    void what_does_not_fit_is_named_and_nothing_is_done() {
        String path = talk(20);
        String node = api.get(path + "/nodes?zoom=3").at("/nodes/0/id");

        assertField(path, "{\"op\": \"explode\"}", "/corrections/0/op");
        assertField(
                path, "{\"op\": \"retitle\", \"node_id\": \"" + node + "\", \"title\": \" \"}", "/corrections/0/title");
        assertField(path, "{\"op\": \"retitle\", \"title\": \"A\"}", "/corrections/0/node_id");
        assertField(
                path,
                "{\"op\": \"mark\", \"node_id\": \"" + node + "\", \"flags\": [\"big\"]}",
                "/corrections/0/flags/0");
        assertField(path, "{\"op\": \"unlink\", \"relation_id\": \"" + node + "\"}", "/corrections/0/relation_id");
        assertField(path, "{\"op\": \"split\", \"node_id\": \"" + node + "\", \"at\": 500}", "/corrections/0/at");
        assertField(path, "{\"op\": \"reattribute\", \"messages\": [0]}", "/corrections/0/participant_id");
        assertField(
                path,
                "{\"op\": \"reattribute\", \"messages\": [500], \"participant\": \"Cleo\"}",
                "/corrections/0/messages");
        assertField(
                path,
                "{\"op\": \"reattribute\", \"messages\": [0], \"participant\": \" \"}",
                "/corrections/0/participant/name");
        assertField(
                path,
                "{\"op\": \"merge_speakers\", \"participant_id\": \"%1$s\", \"into_id\": \"%1$s\"}".formatted(node),
                "/corrections/0/into_id");
        assertField(
                path,
                "{\"op\": \"rename_speaker\", \"participant_id\": \"" + node + "\", \"name\": \"A\"}",
                "/corrections/0/participant_id");
        assertThat(api.get(path + "/edits").json().at("/items").size()).isZero();
        assertThat(api.post(path + "/edits", "{\"corrections\": []}").status()).isEqualTo(400);
        assertThat(api.post(
                                path + "/edits",
                                "{\"expected_revision\": 99, \"corrections\": [{\"op\": \"retitle\", \"node_id\": \""
                                        + node + "\", \"title\": \"A\"}]}")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void readers_correct_nothing_and_others_see_nothing() {
        String path = talk(10);
        var tenant = service.tenant("others");
        TestApi others = service.api(service.key(tenant, Role.ADMIN));
        TestApi reader = service.api(service.key(tenant, Role.READER));

        assertThat(others.get(path + "/edits").status()).isEqualTo(404);
        assertThat(others.get(path + "/export").status()).isEqualTo(404);
        assertThat(reader.post(path + "/edits", "{}").status()).isEqualTo(403);
        assertThat(reader.post(path + "/canvas", "{}").status()).isEqualTo(403);
    }

    private void assertField(String path, String correction, String field) {
        TestApi.Reply refused = correct(path, correction);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("\"" + field + "\"");
    }

    private TestApi.Reply correct(String path, String corrections) {
        return api.post(path + "/edits", "{\"comment\": \"Because.\", \"corrections\": [" + corrections + "]}");
    }
}
