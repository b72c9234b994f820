package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.commonplace.fixtures.http.OpenApi;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the routes and their document against each other, both ways. */
class OpenApiTest extends OpenService {
    private static final String KNOWN_MESSAGE =
            "{\"messages\": [{\"client_message_id\": \"m-1\", \"participant\": \"Ada\", \"content\": \"Shall we begin?\"}]}";

    /** They are the same in every answer. */
    private static final Set<String> UNDOCUMENTED_HEADERS = Set.of(
            "date",
            "content-type",
            "content-length",
            "transfer-encoding",
            "connection",
            "vary",
            "cache-control",
            "content-security-policy",
            "referrer-policy",
            "x-content-type-options",
            "ratelimit-limit",
            "ratelimit-remaining",
            "ratelimit-reset");

    private final TestApi admin = service.api(service.newAdmin("documented"));
    private final TestApi operator = service.api(service.operatorKey());
    private final JsonNode document = admin.get("/openapi.json").json();
    private final Set<String> answered = new LinkedHashSet<>();

    @Test
    void every_route_is_documented_and_every_documented_route_is_there() {
        Set<String> routes = new TreeSet<>();
        service.endpoints().stream()
                .filter(endpoint -> endpoint.method.isHttpMethod() && !endpoint.method.equals(HandlerType.HEAD))
                .forEach(endpoint -> routes.add(endpoint.method.name() + " " + endpoint.path));
        Set<String> documented = new TreeSet<>();
        new OpenApi(document).operations().forEach(operation -> documented.add(operation.name()));

        assertThat(routes).isEqualTo(documented);
    }

    @Test
    void every_reference_leads_somewhere_and_every_path_parameter_is_described() {
        document.findValuesAsText("$ref")
                .forEach(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        for (OpenApi.Operation operation : new OpenApi(document).operations()) {
            Set<String> described = new TreeSet<>();
            operation.parameters().stream()
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .forEach(parameter ->
                            described.add("{" + parameter.path("name").asText() + "}"));
            assertThat(operation.path().split("/")).as(operation.name()).containsAll(described);
            assertThat(operation.path().chars().filter(sign -> sign == '{').count())
                    .isEqualTo(described.size());
        }
    }

    @Test
    void what_the_service_answers_is_what_the_document_promises() {
        requireDocumented("POST", "/v1/tenants", "/v1/tenants", operator.post("/v1/tenants", example("NewTenant")));
        String tenant = operator.get("/v1/tenants").at("/items/0/id");
        get(operator, "/v1/tenants", "/v1/tenants");
        get(operator, "/v1/tenants/{tenant_id}", "/v1/tenants/" + tenant);
        requireDocumented(
                "PATCH",
                "/v1/tenants/{tenant_id}",
                tenant,
                operator.patch("/v1/tenants/" + tenant, "{\"limits\": {\"documents\": {\"maximum\": 9}}}"));
        requireDocumented(
                "POST",
                "/v1/tenants/{tenant_id}/keys",
                tenant,
                operator.post("/v1/tenants/" + tenant + "/keys", example("NewKey")));
        get(operator, "/v1/me", "/v1/me");
        requireDocumented("POST", "/v1/keys", "", admin.post("/v1/keys", example("NewKey")));
        requireDocumented("PATCH", "/v1/tenant", "", admin.patch("/v1/tenant", example("TenantChange")));
        walkDocuments();
        walkGuard();
        walkImports();
        walkSpaces();
        walkConversations();
        requireDocumented(
                "PUT", "/v1/search/settings", "", admin.put("/v1/search/settings", example("SearchSettingsChange")));
        get(admin, "/v1/search/suggestions", "/v1/search/suggestions?prefix=be");
        for (String path : new String[] {
            "/v1/tenant",
            "/v1/me",
            "/v1/keys",
            "/v1/documents",
            "/v1/conversations",
            "/v1/embedding-spaces",
            "/v1/vector-indexes",
            "/v1/embedding-models",
            "/v1/searches",
            "/v1/search/analytics",
            "/v1/search/settings",
            "/v1/audit",
            "/v1/jobs",
            "/v1/jobs/statistics",
            "/health/live",
            "/health/ready",
            "/openapi.json"
        }) {
            get(admin, path, path);
        }
        get(admin, "/v1/jobs/{job_id}", "/v1/jobs/" + admin.get("/v1/jobs").at("/items/0/id"));
        requireDocumented(
                "DELETE",
                "/v1/keys/{key_id}",
                "",
                admin.delete("/v1/keys/" + admin.get("/v1/keys").at("/items/0/id")));
        assertThat(answered).containsAll(answeringJson());
    }

    @Test
    void problems_are_what_the_document_promises() {
        requireDocumented("POST", "/v1/search", "", admin.post("/v1/search", "{\"limit\": 0}"));
        requireDocumented("GET", "/v1/documents", "", service.api("").get("/v1/documents"));
        requireDocumented("GET", "/v1/tenants", "", admin.get("/v1/tenants"));
        requireDocumented("GET", "/v1/jobs/{job_id}", "", admin.get("/v1/jobs/01999d3c-7a10-7c3e-9b51-6d1f0a2b3c4d"));
    }

    @Test
    void every_operation_with_a_key_says_that_the_service_may_be_busy() {
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> assertThat(operation
                                        .getValue()
                                        .at("/responses/503/$ref")
                                        .asText())
                                .as(operation.getKey() + " " + path.getKey())
                                .isEqualTo("#/components/responses/Unavailable")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"site\": \"north\", \"year\": null, \"parts\": [1]} | true",
                "{\"site\": {\"equals\": {\"a\": 1}}, \"parts\": {\"contains\": [1]}} | true",
                "{\"year\": {\"gte\": 2025, \"lt\": 2027}} | true",
                "{\"year\": {}} | false",
                "{\"year\": {\"from\": 2025}} | false",
                "{\"year\": {\"gte\": true}} | false",
            })
    void conditions_are_what_the_document_promises(String conditions, boolean allowed) {
        JsonNode schema = document.at("/components/schemas/MetadataConditions");
        int status = admin.post("/v1/search", "{\"query\": \"a\", \"filter\": {\"metadata\": " + conditions + "}}")
                .status();

        assertThat(validate(schema, conditions).isEmpty()).isEqualTo(allowed);
        assertThat(status).isEqualTo(allowed ? 200 : 400);
    }

    /** Every operation that answers JSON, but for those that have a test of their own. */
    private Set<String> answeringJson() {
        Set<String> names = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    boolean json = operation.getValue().path("responses").properties().stream()
                            .filter(response -> response.getKey().startsWith("2"))
                            .anyMatch(response ->
                                    response.getValue().path("content").has("application/json"));
                    if (json) {
                        names.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        names.removeAll(
                Set.of("POST /v1/documents/upload", "POST /v1/jobs/{job_id}/cancel", "POST /v1/jobs/{job_id}/retry"));
        return names;
    }

    private void walkCorrections(String one, String path) {
        String node = admin.get(path + "/nodes?zoom=1").at("/nodes/0/id");
        TestApi.Reply corrected = admin.post(
                path + "/edits",
                "{\"corrections\": [{\"op\": \"retitle\", \"node_id\": \"" + node + "\", \"title\": \"Mine\"}]}");
        requireDocumented("POST", one + "/edits", path, corrected);
        get(admin, one + "/edits", path + "/edits");
        get(admin, one + "/edits/statistics", path + "/edits/statistics");
        walkTraining(one, path);
        requireDocumented(
                "POST",
                one + "/edits/{edit_id}/undo",
                path,
                admin.post(path + "/edits/" + corrected.at("/edits/0/id") + "/undo", ""));
        TestApi.Reply canvas = admin.get(path + "/export?zoom=2");
        requireDocumented("GET", one + "/export", path, canvas);
        requireDocumented("POST", one + "/canvas", path, admin.post(path + "/canvas", canvas.text()));
    }

    private void walkTraining(String one, String path) {
        requireDocumented("PUT", "/v1/training-consent", "", admin.put("/v1/training-consent", "{\"given\": true}"));
        get(admin, "/v1/training-consent", "/v1/training-consent");
        get(admin, one + "/training-data", path + "/training-data?limit=1");
        get(admin, "/v1/training-data", "/v1/training-data?limit=1&pseudonyms=false");
        TestApi.Reply made = admin.post("/v1/training-sets", "{}");
        requireDocumented("POST", "/v1/training-sets", "", made);
        get(admin, "/v1/training-sets", "/v1/training-sets");
        String set = made.header("Location");
        get(admin, "/v1/training-sets/{set_id}", set);
        get(admin, "/v1/training-sets/{set_id}/data", set + "/data?format=jsonl");
    }

    private void walkConversations() {
        TestApi.Reply created = admin.post("/v1/conversations", example("NewConversation"));
        String path = created.header("Location");
        String one = "/v1/conversations/{conversation_id}";
        requireDocumented("POST", "/v1/conversations", path, created);
        requireDocumented("PATCH", one, path, admin.patch(path, example("ConversationChange")));
        for (String word : new String[] {"appended", "known"}) {
            requireDocumented(
                    "POST",
                    one + "/messages",
                    word,
                    admin.post(path + "/messages", word.equals("known") ? KNOWN_MESSAGE : example("NewMessages")));
        }
        String message = "/messages/" + admin.get(path + "/messages").at("/items/0/id");
        String participant =
                "/participants/" + admin.get(path + "/participants").at("/items/0/id");
        get(admin, one, path);
        get(admin, one + "/messages", path + "/messages");
        get(admin, one + "/messages/{message_id}", path + message);
        get(admin, one + "/participants", path + "/participants");
        get(admin, one + "/analytics", path + "/analytics");
        get(admin, one + "/participants/{participant_id}", path + participant);
        requireDocumented(
                "PATCH",
                one + "/participants/{participant_id}",
                path,
                admin.patch(path + participant, example("ParticipantChange")));
        admin.delete(path + message);
        get(admin, one + "/messages", path + "/messages");
        walkGraph(path, one);
        admin.delete(path);
        get(admin, "/v1/conversations", "/v1/conversations?deleted=true");
        requireDocumented("POST", one + "/restore", path, admin.post(path + "/restore", "{}"));
    }

    private void walkGraph(String path, String one) {
        requireDocumented("POST", one + "/analyse", path, admin.post(path + "/analyse?incremental=true", ""));
        Awaiting.until(() -> admin.get(path + "/graph?zoom=1").at("/complete").equals("true"));
        get(admin, one + "/graph", path + "/graph?include=relations,clusters,messages,computed");
        get(admin, one + "/graph", path + "/graph?zoom=0");
        walkCorrections(one, path);
        walkAnnotations(one, path);
        walkClaims(one, path);
        get(admin, one + "/analytics/topics", path + "/analytics/topics?zoom=1");
        get(admin, one + "/nodes", path + "/nodes?zoom=5&convention=fine_first");
        String node = admin.get(path + "/nodes").at("/nodes/0/id");
        get(admin, one + "/nodes/{node_id}", path + "/nodes/" + node);
    }

    private void walkAnnotations(String one, String path) {
        String about = "{\"message_id\": \"" + lastMessage(path) + "\", \"node_id\": null, ";
        for (String kind : new String[] {"bookmark", "note"}) {
            String all = "/" + kind + "s";
            String field = kind.equals("note") ? "text" : "label";
            TestApi.Reply kept = admin.post(path + all, about + "\"" + field + "\": \"Here\"}");
            requireDocumented("POST", one + all, kind, kept);
            String it = kept.header("Location");
            String template = one + all + "/{" + kind + "_id}";
            requireDocumented("PATCH", template, it, admin.patch(it, "{\"" + field + "\": \"There\"}"));
            get(admin, template, it);
            get(admin, one + all, path + all);
            get(admin, "/v1" + all, "/v1" + all + "?author=me");
        }
        String node = admin.get(path + "/nodes?zoom=1").at("/nodes/0/id");
        requireDocumented(
                "POST",
                one + "/notes",
                node,
                admin.post(path + "/notes", "{\"node_id\": \"" + node + "\", \"text\": \"Hm.\"}"));
        get(admin, one + "/notes", path + "/notes?node_id=" + node);
    }

    private String lastMessage(String path) {
        var messages = admin.get(path + "/messages").json().at("/items");
        return messages.get(messages.size() - 1).path("id").asText();
    }

    private void walkClaims(String one, String path) {
        String about =
                "{\"message_id\": \"" + lastMessage(path) + "\", \"kind\": \"factual\", \"start\": 0, \"end\": 3, ";
        String evidence =
                "\"evidence\": [{\"url\": \"https://example.org/\"}, {\"stance\": \"contradicts\", \"document_id\": \""
                        + admin.get("/v1/documents").at("/items/0/id") + "\"}]";
        TestApi.Reply noted = admin.post(path + "/claims", about + "\"statement\": \"A.\", " + evidence + "}");
        requireDocumented("POST", one + "/claims", path, noted);
        TestApi.Reply other = admin.post(path + "/claims", about + "\"statement\": \"B.\"}");
        String it = noted.header("Location");
        String template = one + "/claims/{claim_id}";
        requireDocumented("PATCH", template, it, admin.patch(it, "{\"status\": \"supported\"}"));
        get(admin, template, it);
        for (String query : new String[] {"", "?query=a", "?query=a&mode=semantic"}) {
            get(admin, one + "/claims", path + "/claims" + query);
            get(admin, "/v1/claims", "/v1/claims" + query);
        }
        String relation = "{\"kind\": \"supports\", \"to_id\": \"" + other.at("/id") + "\"}";
        requireDocumented("POST", template + "/relations", it, admin.post(it + "/relations", relation));
        get(admin, template + "/relations", it + "/relations");
        requireDocumented("POST", one + "/claims/extract", path, admin.post(path + "/claims/extract", ""));
    }

    private void walkDocuments() {
        TestApi.Reply created = admin.post("/v1/documents", example("NewDocument"), "Prefer", "wait=30");
        String path = created.header("Location");
        requireDocumented("POST", "/v1/documents", path, created);
        requireDocumented(
                "PUT", "/v1/documents/{document_id}", path, admin.put(path, "{\"content\": \"Bees dance twice.\"}"));
        for (String word : new String[] {"done", "replayed"}) {
            TestApi.Reply once = admin.post(
                    "/v1/documents", "{\"content\": \"Wax.\"}", "Idempotency-Key", "wax", "Prefer", "wait=1");
            requireDocumented("POST", "/v1/documents", word, once);
        }
        get(admin, "/v1/documents/{document_id}", path);
        get(admin, "/v1/documents/{document_id}/chunks", path + "/chunks");
        for (String mode : new String[] {"text", "semantic", "hybrid"}) {
            requireDocumented(
                    "POST",
                    "/v1/search",
                    mode,
                    admin.post("/v1/search", "{\"query\": \"bees\", \"explain\": true, \"mode\": \"" + mode + "\"}"));
        }
        TestApi.Reply found = admin.post("/v1/search", "{\"query\": \"bees\", \"mode\": \"text\"}");
        requireDocumented(
                "POST",
                "/v1/search/{search_id}/feedback",
                "",
                admin.post(
                        "/v1/search/" + found.at("/search_id") + "/feedback",
                        "{\"chunk_id\": \"" + found.at("/hits/0/chunk_id") + "\", \"kind\": \"use\"}"));
        requireDocumented("POST", "/v1/answer", "", admin.post("/v1/answer", "{\"question\": \"Who are bees?\"}"));
        TestApi.Reply bulk = admin.send(
                "POST",
                "/v1/documents/bulk",
                "{\"content\": \"A.\"}\n{\"content\": 1}\nnonsense\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/x-ndjson"));
        requireDocumented("POST", "/v1/documents/bulk", "", bulk);
        String url = "/v1/documents/url";
        requireDocumented("POST", url, "", admin.post(url, "{\"url\": \"https://herons.example/a\"}"));
        requireDocumented("POST", url, "", admin.post(url, "{\"url\": \"http://private/a\"}"));
        walkEmbedded();
    }

    private void walkEmbedded() {
        TestApi.Reply spaces = admin.get("/v1/embedding-spaces");
        String vector = "[" + "0.5, ".repeat(Integer.parseInt(spaces.at("/items/0/dimension")) - 1) + "0.5]";
        String embedded = "/v1/documents/embedded";
        requireDocumented(
                "POST",
                embedded,
                "",
                admin.post(
                        embedded,
                        "{\"model\": \"" + spaces.at("/items/0/model")
                                + "\", \"documents\": [{\"chunks\": [{\"text\": \"Wax.\", \"vector\": " + vector
                                + "}]}]}"));
    }

    private void walkImports() {
        String all = "/v1/conversations/import";
        String talk = "{\"text\": \"Ada: Bees dance.\\nBea: Do they?\", \"title\": \"Bees\"}";
        requireDocumented("POST", all + "/preview", "", admin.post(all + "/preview", talk));
        requireDocumented("POST", all, "", admin.post(all, talk));
        requireDocumented("POST", all, "", admin.post(all, talk));
        requireDocumented("POST", all, "", admin.post(all, "{\"text\": \"Nobody speaks.\"}"));
        requireDocumented("POST", all, "", admin.post(all, "{\"url\": \"http://private/a\"}"));
    }

    private String example(String schema) {
        return document.at("/components/schemas/" + schema + "/examples/0").toString();
    }

    private void walkGuard() {
        String policy = "/v1/guard/policy";
        get(admin, policy, policy);
        requireDocumented("PUT", policy, "", admin.put(policy, """
                {"rules": [{"kinds": ["email"], "action": "redact"}, {"kinds": ["phone"], "action": "refuse"}],
                 "blocklists": {"unwanted": {"phrases": ["free money"], "domains": ["bad.example"]}}}"""));
        get(admin, policy, policy);
        String text = "Write to jane@acme.test";
        requireDocumented("POST", "/v1/guard/scan", "", admin.post("/v1/guard/scan", "{\"text\": \"" + text + "\"}"));
        requireDocumented("POST", "/v1/documents", "", admin.post("/v1/documents", "{\"content\": \"" + text + "\"}"));
        requireDocumented("POST", "/v1/documents", "", admin.post("/v1/documents", "{\"content\": \"+4930901820\"}"));
        requireDocumented("PUT", policy, "", admin.put(policy, "{}"));
    }

    private void walkSpaces() {
        String all = "/v1/embedding-spaces";
        String one = all + "/{space_id}";
        TestApi.Reply created = admin.post(all, "{\"model\": \"wider\", \"texts_per_minute\": 60000}");
        requireDocumented("POST", all, "", created);
        String path = created.header("Location");
        get(admin, one, path);
        requireDocumented("POST", one + "/fill", path, admin.post(path + "/fill?dry_run=true", ""));
        requireDocumented("POST", one + "/fill", path, admin.post(path + "/fill", ""));
        requireDocumented("POST", one + "/compare", path, admin.post(path + "/compare", "{\"queries\": 5}"));
        requireDocumented("POST", one + "/activate", path, admin.post(path + "/activate", "{\"force\": true}"));
        requireDocumented("DELETE", one, path, admin.delete(path));
        requireDocumented("POST", all + "/rollback", path, admin.post(all + "/rollback", ""));
        requireDocumented("DELETE", one, path, admin.delete(path));
    }

    private void get(TestApi api, String template, String path) {
        requireDocumented("GET", template, path, api.get(path));
    }

    private void requireDocumented(String method, String template, String what, TestApi.Reply reply) {
        JsonNode responses = document.path("paths")
                .path(template)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses");
        String status = Integer.toString(reply.status());
        assertThat(responses.has(status))
                .as(method + " " + template + " " + what + " " + reply.text())
                .isTrue();
        OpenApi openApi = new OpenApi(document);
        JsonNode response = openApi.resolve(responses.path(status));
        assertThat(reply.raw().headers().map().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> !UNDOCUMENTED_HEADERS.contains(name)))
                .as(method + " " + template + " " + status)
                .isSubsetOf(lowerCase(response.path("headers").fieldNames()));
        String type = reply.header("Content-Type");
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as(method + " " + template + " " + type)
                .isFalse();
        assertThat(validate(schema, reply.text()))
                .as(method + " " + template + " " + reply.text())
                .isEmpty();
        answered.add(method + " " + template);
    }

    private static Set<String> lowerCase(Iterator<String> names) {
        Set<String> lower = new TreeSet<>();
        names.forEachRemaining(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private Set<String> validate(JsonNode schema, String body) {
        // The whole document is the root, so that references into it resolve.
        com.fasterxml.jackson.databind.node.ObjectNode root =
                schema.isObject() ? schema.deepCopy() : document.deepCopy();
        root.set("components", document.path("components"));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(URI.create("urn:openapi"), root, config);
        Set<String> messages = new LinkedHashSet<>();
        validator.validate(body, InputFormat.JSON).forEach(message -> messages.add(message.toString()));
        return messages;
    }
}
