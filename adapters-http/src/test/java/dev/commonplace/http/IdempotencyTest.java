package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends OpenService {
    private static final String HEADER = "Idempotency-Key";

    private final Tenant tenant = service.tenant("once");
    private final TestApi api = service.api(service.key(tenant, Role.ADMIN));

    @Test
    void a_repeat_gets_the_same_answer_and_does_nothing() {
        String body = "{\"content\": \"Once.\"}";

        TestApi.Reply first = api.post("/v1/documents", body, HEADER, "one");
        TestApi.Reply second = api.post("/v1/documents", body, HEADER, "one");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    }

    @Test
    void a_key_is_for_one_request_of_one_caller() {
        api.post("/v1/documents", "{\"content\": \"Mine.\"}", HEADER, "two");
        TestApi colleague = service.api(service.key(tenant, Role.EDITOR));
        TestApi stranger = service.api(service.newAdmin("stranger"));

        assertThat(api.post("/v1/documents", "{\"content\": \"Other.\"}", HEADER, "two")
                        .at("/code"))
                .isEqualTo("idempotency_key_reused");
        assertThat(colleague
                        .post("/v1/documents", "{\"content\": \"Mine.\"}", HEADER, "two")
                        .status())
                .isEqualTo(422);
        assertThat(stranger.post("/v1/documents", "{\"content\": \"Mine.\"}", HEADER, "two")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_failure_can_be_tried_again_with_the_same_key() {
        assertThat(api.post("/v1/documents", "{\"content\": \" \"}", HEADER, "three")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/v1/documents", "{\"content\": \"Good.\"}", HEADER, "three")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_bulk_body_goes_in_once() {
        Map<String, String> headers = Map.of("Content-Type", "application/x-ndjson", HEADER, "four");
        byte[] lines = "{\"content\": \"A.\"}\n{\"content\": \"B.\"}\n".getBytes(StandardCharsets.UTF_8);

        TestApi.Reply first = api.send("POST", "/v1/documents/bulk", lines, headers);
        TestApi.Reply second = api.send("POST", "/v1/documents/bulk", lines, headers);

        assertThat(first.at("/created")).isEqualTo("2");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void secrets_are_not_kept_for_a_repeat() {
        TestApi.Reply refused = api.post("/v1/keys", "{\"name\": \"a\", \"role\": \"reader\"}", HEADER, "five");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/Idempotency-Key");
        assertThat(api.post("/v1/documents", "{\"content\": \"A.\"}", HEADER, "x".repeat(256))
                        .status())
                .isEqualTo(400);
    }
}
