package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** Tests of one tenant's searches for what two say about birds. */
abstract class OpenTalk extends OpenService {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestApi admin;
    private final String scope;

    /** @param scope of the hits that {@link #talk} waits for */
    OpenTalk(String tenant, String scope) {
        this.admin = service.api(service.newAdmin(tenant));
        this.scope = scope;
    }

    final void refused(String pointer, String body) {
        TestApi.Reply answer = admin.post("/v1/search", body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    final JsonNode search(String body) {
        TestApi.Reply answer = admin.post("/v1/search", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** @return the conversation's id, once it is found in the scope */
    final String talk() {
        String id = admin.post("/v1/conversations", "{\"title\": \"Birds\", \"kind\": \"meeting\"}")
                .at("/id");
        TestApi.Reply appended = admin.post("/v1/conversations/" + id + "/messages", """
                {"messages": [
                  {"participant": {"name": "Ada"}, "content": "Where do the herons nest?", "said_at": "2026-03-01T10:00:00Z"},
                  {"participant": {"name": "Ben"}, "content": "By the mill."}]}""");
        assertThat(appended.status()).as(appended.text()).isBetween(200, 201);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (search("{\"scope\": \"" + scope + "\", \"query\": \"herons\", \"mode\": \"semantic\"}")
                .path("hits")
                .isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
        }
        return id;
    }
}
