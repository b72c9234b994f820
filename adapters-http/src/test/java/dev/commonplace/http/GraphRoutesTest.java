package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphRoutesTest extends GraphForEach {
    @Test
    void the_graph_of_a_conversation_can_be_seen_on_every_level_and_by_both_conventions() {
        String path = talk(60);

        TestApi.Reply coarse = api.get(path + "/graph?zoom=1&include=relations,clusters");
        TestApi.Reply fine = api.get(path + "/graph?zoom=5");
        TestApi.Reply messages = api.get(path + "/graph?zoom=0&limit=10&from_sequence=5");

        assertThat(coarse.status()).as(coarse.text()).isEqualTo(200);
        assertThat(coarse.at("/nodes/0/first_sequence")).isEqualTo("0");
        assertThat(coarse.at("/nodes/0/title/origin")).isEqualTo("computed");
        assertThat(coarse.at("/nodes/0/speakers/0/participant_id")).isNotEmpty();
        assertThat(fine.json().at("/nodes").size())
                .isGreaterThanOrEqualTo(coarse.json().at("/nodes").size());
        TestApi.Reply other = api.get(path + "/graph?zoom=1&convention=fine_first");
        assertThat(other.json().at("/nodes").size())
                .isEqualTo(fine.json().at("/nodes").size());
        assertThat(other.at("/nodes/0/level")).isEqualTo("1");
        assertThat(messages.json().at("/nodes").size()).isEqualTo(10);
        assertThat(messages.at("/nodes/0/content")).contains("number 5");
        assertThat(messages.at("/nodes/0/parent_id")).isNotEmpty();
        assertThat(messages.at("/next_sequence")).isEqualTo("15");
        assertThat(api.get(path + "/graph?zoom=6").status()).isEqualTo(400);
        assertThat(api.get(path + "/graph?include=everything").status()).isEqualTo(400);
    }

    @Test
    void it_is_told_who_dominates_which_topics() {
        String path = talk(60);
        TestApi.Reply nodes = api.get(path + "/nodes?zoom=1");

        TestApi.Reply reply = api.get(path + "/analytics/topics?zoom=1");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().at("/topics").asInt())
                .isEqualTo(nodes.json().at("/nodes").size());
        assertThat(reply.at("/speakers/0/name")).isNotEmpty();
        assertThat(reply.json().at("/speakers/0/spoken_in").asInt()).isPositive();
        for (com.fasterxml.jackson.databind.JsonNode topic : reply.json().at("/speakers/0/dominates")) {
            assertThat(topic.path("share").asDouble()).isGreaterThan(0.4);
        }
        assertThat(api.get(path + "/analytics/topics?zoom=0").status()).isEqualTo(400);
    }

    @Test
    void a_node_comes_with_its_messages_its_parent_and_its_children() {
        String path = talk(60);
        TestApi.Reply nodes = api.get(path + "/nodes?zoom=3");

        TestApi.Reply node = api.get(path + "/nodes/" + nodes.at("/nodes/0/id") + "?limit=2");

        assertThat(node.status()).as(node.text()).isEqualTo(200);
        assertThat(node.at("/node/title/text")).isEqualTo(nodes.at("/nodes/0/title/text"));
        assertThat(node.at("/parent/level")).isEqualTo("2");
        assertThat(node.at("/children/0/level")).isEqualTo("4");
        assertThat(node.json().at("/messages").size()).isEqualTo(2);
        assertThat(node.at("/next_sequence")).isEqualTo("2");
        assertThat(api.get(path + "/nodes/01999d3c-7a10-7c3e-9b51-6d1f0a2b3c4d").status())
                .isEqualTo(404);
    }

    @Test
    void an_unchanged_graph_is_not_sent_again() {
        String path = talk(20);
        // Relations follow the nodes, so that the graph may change once more.
        Awaiting.until(() -> unlessChanged(path, api.get(path + "/graph")).status() == 304);
        TestApi.Reply first = api.get(path + "/graph");

        TestApi.Reply same = unlessChanged(path, first);
        say(path, 20, 1);
        Awaiting.until(() -> api.get(path + "/graph").at("/analysed_messages").equals("21"));
        TestApi.Reply changed = unlessChanged(path, first);

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void who_may_not_see_a_conversation_sees_no_graph_of_it_and_readers_start_no_analysis() {
        String path = talk(10);
        var tenant = service.tenant("others");
        TestApi others = service.api(service.key(tenant, Role.ADMIN));

        for (String part : new String[] {"/graph", "/nodes"}) {
            assertThat(others.get(path + part).status()).isEqualTo(404);
        }
        assertThat(others.post(path + "/analyse", "").status()).isEqualTo(404);
        TestApi reader = service.api(service.key(tenant, Role.READER));
        assertThat(reader.post(path + "/analyse", "").status()).isEqualTo(403);
    }

    @Test
    void an_analysis_can_be_asked_for_and_is_done_by_a_job() {
        String path = talk(10);

        TestApi.Reply full = api.post(path + "/analyse", "");

        assertThat(full.status()).as(full.text()).isEqualTo(202);
        Awaiting.until(
                () -> api.get("/v1/jobs/" + full.at("/job_id")).at("/state").equals("completed"));
        TestApi.Reply job = api.get("/v1/jobs/" + full.at("/job_id"));
        assertThat(job.at("/result/full")).isEqualTo("true");
        assertThat(job.at("/result/nodes_changed")).isEqualTo("0");
    }

    private TestApi.Reply unlessChanged(String path, TestApi.Reply known) {
        return api.send("GET", path + "/graph", new byte[0], Map.of("If-None-Match", known.header("ETag")));
    }
}
