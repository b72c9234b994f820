package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Tenant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationRoutesTest extends TenantForEach {
    private static final String ALL = "/v1/conversations";

    @Test
    void a_conversation_is_made_once_per_idempotency_key_and_read_with_its_version() {
        String body = """
                {"title": "Ferry", "kind": "meeting", "source": {"type": "google_meet", "metadata": {"file": "a"}},
                 "goals": [{"type": "decide", "weight": 0.5}], "tags": ["river"], "started_at": "2026-03-01T09:00:00Z"}""";

        TestApi.Reply created = api.post(ALL, body, "Idempotency-Key", "once");
        TestApi.Reply again = api.post(ALL, body, "Idempotency-Key", "once");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.at("/id")).isEqualTo(created.at("/id"));
        TestApi.Reply read = api.get(created.header("Location"));
        assertThat(read.text()).isEqualTo(created.text());
        assertThat(read.at("/goals/0/weight")).isEqualTo("0.5");
        assertThat(read.at("/source/metadata/file")).isEqualTo("a");
        assertThat(read.at("/visibility")).isEqualTo("private");
        assertThat(api.get(ALL).at("/items/1/id")).isEmpty();
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_minds_the_version() {
        String path = begin("{\"title\": \"Ferry\", \"language\": \"en\", \"tags\": [\"river\"]}");

        TestApi.Reply changed = api.patch(path, "{\"title\": \"Bridge\", \"language\": null}", "If-Match", "\"1\"");
        TestApi.Reply stale = api.patch(path, "{\"title\": \"Tunnel\"}", "If-Match", "\"1\"");
        TestApi.Reply wrong = api.patch(path, "{\"kind\": \"quarrel\"}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.at("/title")).isEqualTo("Bridge");
        assertThat(changed.at("/language")).isIn("", "null");
        assertThat(changed.at("/tags/0")).isEqualTo("river");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.at("/errors/0/pointer")).isEqualTo("/kind");
    }

    @Test
    void messages_are_appended_once_and_read_page_by_page() {
        String path = begin("{\"title\": \"Ferry\"}");
        String body = """
                {"messages": [
                  {"client_message_id": "m-1", "participant": {"key": "u-1", "name": "Ada", "role": "facilitator"},
                   "content": "Shall we?", "said_at": "2026-03-01T09:00:03.5Z", "start_millis": 3000, "end_millis": 4500,
                   "confidence": 0.9, "platform": {"thread": "t"}},
                  {"participant": "Claude", "role": "assistant", "model": "a-model", "prompt_tokens": 12,
                   "completion_tokens": 3, "response_millis": 800, "tool_calls": [{"name": "look_up"}]},
                  {"participant": "Ada Two", "content": "Yes.", "round": 1, "turn": 2}]}""";

        TestApi.Reply appended = api.post(path + "/messages", body);
        TestApi.Reply again = api.post(
                path + "/messages",
                "{\"messages\": [{\"client_message_id\": \"m-1\", \"participant\": \"Ada\", \"content\": \"Shall we?\"}]}");

        assertThat(appended.status()).as(appended.text()).isEqualTo(201);
        assertThat(appended.at("/created")).isEqualTo("3");
        assertThat(appended.at("/messages/2/sequence")).isEqualTo("2");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/messages/0/id")).isEqualTo(appended.at("/messages/0/id"));
        TestApi.Reply first = api.get(path + "/messages?limit=2");
        assertThat(first.at("/items/0/participant/name")).isEqualTo("Ada");
        assertThat(first.at("/items/0/said_at")).isEqualTo("2026-03-01T09:00:03.500Z");
        assertThat(first.at("/items/0/end_millis")).isEqualTo("4500");
        assertThat(first.at("/items/0/platform/thread")).isEqualTo("t");
        assertThat(first.at("/items/1/tool_calls/0/name")).isEqualTo("look_up");
        TestApi.Reply last = api.get(path + "/messages?limit=2&cursor=" + first.at("/next_cursor"));
        assertThat(last.at("/items/0/content")).isEqualTo("Yes.");
        assertThat(last.at("/next_cursor")).isIn("", "null");
        assertThat(api.get(path + "/participants").at("/items/0/role")).isEqualTo("facilitator");
        assertThat(api.get(path + "/participants").at("/items/1/model")).isEqualTo("a-model");
        assertThat(api.get(path).at("/message_count")).isEqualTo("3");
    }

    @Test
    void what_is_wrong_with_a_message_is_told_by_its_place() {
        String path = begin("{\"title\": \"Ferry\"}") + "/messages";
        String good = "{\"participant\": \"Ada\", \"content\": \"a\"}";

        assertWrong(path, good + ", {\"participant\": \"Ada\"}", "/messages/1/content");
        assertWrong(path, "{\"content\": \"a\"}", "/messages/0/participant");
        assertWrong(path, "{\"participant\": {\"nme\": \"a\"}, \"content\": \"a\"}", "/messages/0/participant/name");
        assertWrong(
                path,
                "{\"participant\": \"a\", \"content\": \"a\", \"start_millis\": 5, \"end_millis\": 4}",
                "/messages/0/end_millis");
        assertWrong(path, "{\"participant\": \"a\", \"content\": \"a\", \"role\": \"king\"}", "/messages/0/role");
        assertWrong(path, "{\"participant\": \"a\", \"content\": \"a\", \"said\": 1}", "/messages/0/said");
        assertWrong(path, "", "/messages");
        assertWrong(path, IntStream.range(0, 1_001).mapToObj(i -> good).collect(Collectors.joining(",")), "/messages");
        assertThat(api.get(path).at("/items/0/id")).isEmpty();
    }

    @Test
    void other_words_under_a_known_name_are_a_conflict_and_the_guard_names_the_message() {
        String path = begin("{\"title\": \"Ferry\"}") + "/messages";
        api.post(
                path, "{\"messages\": [{\"client_message_id\": \"1\", \"participant\": \"Ada\", \"content\": \"a\"}]}");

        TestApi.Reply conflict = api.post(
                path, "{\"messages\": [{\"client_message_id\": \"1\", \"participant\": \"Ada\", \"content\": \"b\"}]}");
        api.put("/v1/guard/policy", "{\"rules\": [{\"kinds\": [\"email\"], \"action\": \"refuse\"}]}", "If-Match", "*");
        TestApi.Reply refused =
                api.post(path, "{\"messages\": [{\"participant\": \"Ada\", \"content\": \"To a@b.test.\"}]}");

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.at("/errors/0/pointer")).isEqualTo("/messages/0/client_message_id");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/messages/0/content");
    }

    @Test
    void who_may_not_see_a_conversation_does_not_find_it() {
        Tenant tenant = service.tenant("sees");
        api = service.api(service.key(tenant, Role.ADMIN));
        String path = begin("{\"title\": \"Ferry\"}");
        TestApi reader = service.api(service.key(tenant, Role.READER));

        assertThat(reader.get(path).status()).isEqualTo(404);
        assertThat(reader.get(path + "/messages").status()).isEqualTo(404);
        assertThat(reader.get(ALL).at("/items/0/id")).isEmpty();

        api.patch(
                path,
                "{\"visibility\": \"shared\", \"shared_with\": [\""
                        + reader.get("/v1/me").at("/key/id") + "\"]}");
        assertThat(reader.get(path).status()).isEqualTo(200);
        assertThat(reader.get(ALL + "?query=ferr&kind=chat&tag=").status()).isEqualTo(400);
        assertThat(reader.get(ALL + "?query=ferr&kind=chat&source=api").at("/items/0/title"))
                .isEqualTo("Ferry");
        assertThat(reader.patch(path, "{\"title\": \"Bridge\"}").status()).isEqualTo(403);
    }

    @Test
    void one_shares_with_ids_of_keys_and_hears_of_words_that_are_none() {
        String with =
                "\"visibility\": \"shared\", \"shared_with\": [\"01890a5d-ac96-774b-bcce-b302099a8057\", \"Ada\"]}";

        TestApi.Reply begun = api.post(ALL, "{\"title\": \"Ferry\", " + with);
        TestApi.Reply imported = api.post(ALL + "/import", "{\"text\": \"Ada: Shall we?\", " + with);

        for (TestApi.Reply reply : List.of(begun, imported)) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
            assertThat(reply.at("/errors/0/pointer")).isEqualTo("/shared_with/1");
        }
    }

    @Test
    void deleting_softly_hides_and_restoring_shows_again() {
        String path = begin("{\"title\": \"Ferry\"}");
        api.post(path + "/messages", "{\"messages\": [{\"participant\": \"Ada\", \"content\": \"a\"}]}");
        String message = path + "/messages/" + api.get(path + "/messages").at("/items/0/id");

        assertThat(api.delete(message).status()).isEqualTo(204);
        assertThat(api.get(message).at("/content")).isEmpty();
        assertThat(api.get(message).at("/deleted_at")).isNotEmpty();
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.get(ALL + "?deleted=true").at("/items/0/title")).isEqualTo("Ferry");
        assertThat(api.post(path + "/restore", "{}").status()).isEqualTo(200);
        assertThat(api.get(path).status()).isEqualTo(200);
        assertThat(api.delete(path + "?hard=true").status()).isEqualTo(204);
        assertThat(api.get(ALL + "?deleted=true").at("/items/0/title")).isEmpty();
        assertThat(api.delete(path + "?hard=maybe").status()).isEqualTo(400);
    }

    @Test
    void analytics_tell_who_spoke_how_much_and_in_which_turns() {
        String path = begin("{\"title\": \"Ferry\"}");
        api.post(path + "/messages", """
                {"messages": [
                  {"participant": "Ada", "content": "One", "start_millis": 0, "end_millis": 3000},
                  {"participant": "Ada", "content": "Two", "start_millis": 3000, "end_millis": 6000},
                  {"participant": "Grace", "content": "Three", "start_millis": 6000, "end_millis": 8000}]}""");

        TestApi.Reply figures = api.get(path + "/analytics?limit=1");

        assertThat(figures.status()).as(figures.text()).isEqualTo(200);
        assertThat(figures.at("/speaking_millis")).isEqualTo("8000");
        assertThat(figures.at("/speaker_changes")).isEqualTo("1");
        assertThat(figures.at("/speakers/0/time_share")).isEqualTo("0.75");
        assertThat(figures.at("/speakers/0/role")).isEqualTo("facilitator");
        assertThat(figures.at("/timeline/0/preview")).isEqualTo("One");
        TestApi.Reply rest = api.get(path + "/analytics?limit=1&cursor=" + figures.at("/next_cursor"));
        assertThat(rest.at("/timeline/0/participant/name")).isEqualTo("Grace");
        assertThat(rest.at("/next_cursor")).isIn("", "null");
        assertThat(api.get(path + "/analytics?limit=0").status()).isEqualTo(400);
    }

    private void assertWrong(String path, String messages, String pointer) {
        TestApi.Reply reply = api.post(path, "{\"messages\": [" + messages + "]}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    private String begin(String body) {
        TestApi.Reply created = api.post(ALL, body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.header("Location");
    }
}
