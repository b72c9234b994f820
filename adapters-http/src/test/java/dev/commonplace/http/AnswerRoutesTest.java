package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Tenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRoutesTest extends OpenService {
    private final Tenant tenant = service.tenant("answers");
    private final TestApi editor = service.api(service.key(tenant, Role.EDITOR));
    private final TestApi reader = service.api(service.key(tenant, Role.READER));

    @BeforeAll
    void fill() {
        editor.post(
                "/v1/documents",
                "{\"external_id\": \"bees\", \"title\": \"Bees\", \"content\": \"Bees decide by dancing.\","
                        + " \"tags\": [\"animals\"]}",
                "Prefer",
                "wait=30");
    }

    @Test
    void an_answer_names_what_was_verified_and_what_was_not() {
        TestApi.Reply reply = reader.post("/v1/answer", "{\"question\": \"How do bees decide?\"}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.at("/outcome")).isEqualTo("answered");
        assertThat(reply.at("/answer")).isEqualTo("So it is. [1] Or not. [unverified]");
        JsonNode citation = reply.json().at("/statements/0/citations/0");
        assertThat(citation.path("quote").asText()).isEqualTo("Bees decide by dancing.");
        assertThat(citation.path("external_id").asText()).isEqualTo("bees");
        assertThat(citation.path("version").asInt()).isEqualTo(1);
        assertThat(citation.path("start").asInt()).isZero();
        assertThat(citation.path("end").asInt()).isEqualTo(23);
        assertThat(reply.at("/unverified/0/statement")).isEqualTo("1");
        assertThat(reply.at("/verified/quotes")).isEqualTo("1");
        assertThat(reply.at("/verified/of")).isEqualTo("2");
        assertThat(reply.at("/passages/0/text")).isEqualTo("Bees decide by dancing.");
        assertThat(reply.at("/usage/model")).isEqualTo("quoting-1");
        assertThat(reply.json().at("/usage/completion_tokens").isNull()).isTrue();
    }

    @Test
    void a_filter_that_leaves_nothing_leaves_no_evidence() {
        TestApi.Reply reply = reader.post(
                "/v1/answer", "{\"question\": \"How do bees decide?\", \"filter\": {\"tags\": [\"food\"]}}");

        assertThat(reply.at("/outcome")).as(reply.text()).isEqualTo("no_evidence");
        assertThat(reply.json().path("passages")).isEmpty();
        assertThat(reply.json().path("answer").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /question",
                "{\"question\": \" \"} | /question",
                "{\"question\": \"a\", \"limit\": 51} | /limit",
                "{\"question\": \"a\", \"tokens_max\": 1} | /tokens_max",
                "{\"question\": \"a\", \"temperature\": 3} | /temperature",
                "{\"question\": \"a\", \"evidence_min\": 2} | /evidence_min",
                "{\"question\": \"a\", \"mode\": \"magic\"} | /mode",
                "{\"question\": \"a\", \"filter\": {\"colour\": 1}} | /filter/colour",
                "{\"question\": \"a\", \"stream\": true} | /stream",
            })
    void names_what_is_wrong(String body, String pointer) {
        TestApi.Reply reply = reader.post("/v1/answer", body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.at("/errors/0/pointer")).isEqualTo(pointer);
    }
}
