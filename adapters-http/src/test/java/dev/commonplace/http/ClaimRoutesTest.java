package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimRoutesTest extends OpenService {
    private int tenants;
    private TestApi api = service.api("");
    private String talk = "";
    private String message = "";

    ClaimRoutesTest() {
        super(new InMemoryService(Optional.empty()));
    }

    @BeforeEach
    void talk() {
        api = service.api(service.newAdmin("claims-" + tenants++));
        talk = api.post("/v1/conversations", "{\"title\": \"The river\"}").header("Location");
        api.post(
                talk + "/messages",
                "{\"messages\": [{\"participant\": \"Ada\", \"content\": \"The 😀 river rises.\"}]}");
        message = api.get(talk + "/messages").at("/items/0/id");
    }

    @Test
    void a_claim_is_noted_changed_found_and_deleted() {
        TestApi.Reply noted = note("\"quote\": \"😀 river\", \"statement\": \"It rises.\"");

        assertThat(noted.status()).as(noted.text()).isEqualTo(201);
        assertThat(noted.at("/quote/start")).isEqualTo("4");
        assertThat(noted.at("/quote/end")).isEqualTo("11");
        assertThat(noted.at("/speaker/name")).isEqualTo("Ada");
        assertThat(noted.at("/origin")).isEqualTo("user");
        assertThat(noted.header("ETag")).isEqualTo("\"1\"");
        String path = noted.header("Location");
        TestApi.Reply changed =
                api.patch(path, "{\"status\": \"supported\", \"confidence\": 0.5}", "If-Match", "\"1\"");
        assertThat(changed.at("/status")).isEqualTo("supported");
        assertThat(changed.at("/version")).isEqualTo("2");
        assertThat(api.patch(path, "{\"confidence\": null}").at("/confidence")).isEqualTo("null");
        assertThat(api.patch(path, "{\"status\": \"mixed\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(found("?kind=factual&status=supported&speaker=ADA")).containsExactly("It rises.");
        assertThat(found("?kind=normative")).isEmpty();
        assertThat(found("?query=river&mode=text")).containsExactly("It rises.");
        assertThat(found("?query=lake&mode=text")).isEmpty();
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void without_a_chat_model_an_extraction_is_refused_and_says_why() {
        TestApi.Reply refused = api.post(talk + "/claims/extract", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("wrong_state");
        assertThat(refused.text()).contains("COMMONPLACE_CHAT_MODEL");
        assertThat(api.post(talk + "/claims/extract?from_sequence=-1", "").status())
                .isEqualTo(400);
    }

    @Test
    void hostile_bodies_are_refused_by_the_name_of_the_field() {
        assertField(note("\"quote\": \"" + "x".repeat(200_000) + "\", \"statement\": \"A.\""), "/quote");
        assertField(note("\"quote\": \"river\", \"statement\": \"" + "x".repeat(200_000) + "\""), "/statement");
        assertField(note("\"quote\": \"lake\", \"statement\": \"A.\""), "/quote");
        assertField(note("\"start\": 2, \"statement\": \"A.\""), "/start");
        assertField(note("\"start\": -2, \"end\": 5, \"statement\": \"A.\""), "/start");
        assertField(note("\"start\": 2, \"end\": 2147483647, \"statement\": \"A.\""), "/end");
        assertField(note("\"start\": 2147483646, \"end\": 2147483647, \"statement\": \"A.\""), "/end");
        assertField(note("\"start\": 4, \"end\": 11, \"quote\": \"river\", \"statement\": \"A.\""), "/quote");
        assertField(note("\"statement\": \"A.\""), "/quote");
        assertField(note("\"quote\": \"river\", \"statement\": \"A.\", \"verifiability\": 1.01"), "/verifiability");
        assertField(note("\"quote\": \"river\", \"statement\": \"A.\", \"status\": \"true\""), "/status");
        assertField(note("\"quote\": \"river\", \"statement\": \"A.\", \"sure\": 1"), "/sure");
        assertField(note("\"quote\": \"river\", \"statement\": \"A.\\u0000\""), "/statement");
        assertField(note("\"quote\": \"river\", \"statement\": \"A.\", \"evidence\": [{}]"), "/evidence/0/document_id");
        assertField(
                note("\"quote\": \"river\", \"statement\": \"A.\", \"evidence\": [{\"document_id\": \"" + message
                        + "\"}]"),
                "/evidence/0/document_id");
        assertField(
                note("\"quote\": \"river\", \"statement\": \"A.\", \"evidence\": [{\"url\": \"file:///etc/passwd\"}]"),
                "/evidence/0/url");
        assertThat(found("")).isEmpty();
        assertThat(api.get("/v1/claims?query=" + "x".repeat(1_001)).status()).isEqualTo(400);
        assertThat(api.get("/v1/claims?query=%20").status()).isEqualTo(400);
        assertThat(api.get("/v1/claims?kind=opinion").status()).isEqualTo(400);
        assertThat(api.get("/v1/claims?limit=0").status()).isEqualTo(400);
        assertThat(api.get("/v1/claims?query=a&limit=201").status()).isEqualTo(400);
        assertThat(api.get("/v1/claims?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void nothing_of_another_tenant_can_be_cited_annotated_or_related() {
        TestApi others = service.api(service.newAdmin("others-" + tenants));
        String document =
                others.post("/v1/documents", "{\"content\": \"Rivers rise.\"}").at("/id");
        String own = note("\"quote\": \"river\", \"statement\": \"A.\"").header("Location");
        String theirTalk =
                others.post("/v1/conversations", "{\"title\": \"The lake\"}").header("Location");

        assertField(
                api.patch(own, "{\"evidence\": [{\"document_id\": \"" + document + "\"}]}"), "/evidence/0/document_id");
        assertThat(others.get(own).status()).isEqualTo(404);
        assertThat(others.post(own + "/relations", "{\"to_id\": \"" + message + "\", \"kind\": \"supports\"}")
                        .status())
                .isEqualTo(404);
        assertThat(others.get(talk + "/notes").status()).isEqualTo(404);
        assertField(
                others.post(theirTalk + "/notes", "{\"message_id\": \"" + message + "\", \"text\": \"Mine.\"}"),
                "/message_id");
        assertThat(others.get("/v1/claims").json().at("/items").size()).isZero();
        assertThat(others.get("/v1/claims?conversation_id=" + talk.substring(talk.lastIndexOf('/') + 1))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_bookmark_is_kept_once_and_once_more_for_the_same_request() {
        String body = "{\"message_id\": \"" + message + "\", \"label\": \"Here\", \"tags\": [\"river\"]}";
        TestApi.Reply kept = api.post(talk + "/bookmarks", body, "Idempotency-Key", "one");

        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(api.post(talk + "/bookmarks", body, "Idempotency-Key", "one").at("/id"))
                .isEqualTo(kept.at("/id"));
        assertThat(api.post(talk + "/bookmarks", body).status()).isEqualTo(409);
        assertThat(api.get("/v1/bookmarks?author=me&tag=river").at("/items/0/about/message_id"))
                .isEqualTo(message);
        assertThat(api.get("/v1/bookmarks?author=somebody").json().at("/items").size())
                .isZero();
        assertThat(api.patch(kept.header("Location"), "{\"label\": null, \"private\": true}")
                        .at("/private"))
                .isEqualTo("true");
        assertField(api.post(talk + "/bookmarks", "{\"label\": \"Nowhere\"}"), "/message_id");
        assertField(
                api.post(
                        talk + "/notes",
                        "{\"message_id\": \"" + message + "\", \"text\": \"" + "x".repeat(20_001) + "\"}"),
                "/text");
        assertField(api.post(talk + "/notes", "{\"message_id\": \"" + message + "\"}"), "/text");
        assertField(
                api.post(talk + "/notes", "{\"message_id\": \"" + message + "\", \"label\": \"A\", \"text\": \"B\"}"),
                "/label");
        assertThat(api.delete(kept.header("Location")).status()).isEqualTo(204);
    }

    @Test
    void readers_read_and_do_not_write() {
        var tenant = service.tenant("readers-" + tenants);
        TestApi admin = service.api(service.key(tenant, Role.ADMIN));
        TestApi reader = service.api(service.key(tenant, Role.READER));
        String open = admin.post("/v1/conversations", "{\"title\": \"Open\", \"visibility\": \"public\"}")
                .header("Location");

        assertThat(reader.get(open + "/claims").status()).isEqualTo(200);
        for (String path : List.of("/claims", "/notes", "/bookmarks", "/claims/extract")) {
            assertThat(reader.post(open + path, "{}").status()).as(path).isEqualTo(403);
        }
    }

    private TestApi.Reply note(String fields) {
        return api.post(
                talk + "/claims", "{\"message_id\": \"" + message + "\", \"kind\": \"factual\", " + fields + "}");
    }

    private List<String> found(String query) {
        TestApi.Reply reply = api.get("/v1/claims" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().at("/items").findValuesAsText("statement");
    }

    private static void assertField(TestApi.Reply refused, String field) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("\"" + field + "\"");
    }
}
