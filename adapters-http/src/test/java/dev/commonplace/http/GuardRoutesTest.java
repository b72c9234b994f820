package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardRoutesTest extends TenantForEach {
    private static final String POLICY = "/v1/guard/policy";

    @Test
    void a_policy_that_is_shown_can_be_sent_back_and_is_changed_by_its_version() {
        TestApi.Reply none = api.get(POLICY);
        TestApi.Reply first = put("""
                {"rules": [{"kinds": ["email"], "action": "redact"}, {"blocklist": "words", "action": "refuse"}],
                 "blocklists": {"words": {"phrases": ["free money"]}}}""", "\"0\"");
        TestApi.Reply same = put(first.text(), "\"1\"");
        TestApi.Reply stale = put("{}", "\"0\"");

        assertThat(none.status()).isEqualTo(200);
        assertThat(none.header("ETag")).isEqualTo("\"0\"");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(first.at("/blocklists/words/phrases/0")).isEqualTo("free money");
        assertThat(same.at("/version")).isEqualTo("1");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(api.get(POLICY).text()).isEqualTo(first.text());
    }

    @Test
    void what_is_wrong_with_a_policy_is_told_by_its_place_and_only_admins_see_it() {
        TestApi.Reply wrong = put("{\"rules\": [{\"kinds\": [\"fax\"], \"action\": \"warn\"}]}", "*");
        TestApi editor = service.api(service.key(service.tenant("edits"), Role.EDITOR));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.at("/errors/0/pointer")).isEqualTo("/rules/0/kinds/0");
        assertThat(editor.get(POLICY).status()).isEqualTo(403);
        assertThat(editor.post("/v1/guard/scan", "{\"text\": \"x\"}").status()).isEqualTo(200);
    }

    @Test
    void a_scan_names_places_in_characters() {
        put("{\"rules\": [{\"kinds\": [\"email\"], \"action\": \"redact\"}]}", "*");

        TestApi.Reply scan = api.post("/v1/guard/scan", "{\"text\": \"\ud83d\udc26 a@b.test +4930901820\"}");

        assertThat(scan.at("/action")).isEqualTo("redact");
        assertThat(scan.at("/findings/0/start")).isEqualTo("2");
        assertThat(scan.at("/findings/0/end")).isEqualTo("10");
        assertThat(scan.at("/findings/1/action")).isEqualTo("allow");
        assertThat(scan.at("/redacted")).isEqualTo("\ud83d\udc26 [E-MAIL] +4930901820");
    }

    @Test
    void a_document_shows_what_was_found_in_it() {
        put("{\"rules\": [{\"kinds\": [\"email\"], \"action\": \"redact\"}]}", "*");

        TestApi.Reply created = api.post("/v1/documents", "{\"content\": \"To a@b.test.\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/guard/action")).isEqualTo("redact");
        assertThat(created.at("/guard/findings/0/kind")).isEqualTo("email");
        assertThat(created.at("/guard/findings/0/count")).isEqualTo("1");
        assertThat(api.get(created.header("Location")).at("/content")).isEqualTo("To [E-MAIL].");
    }

    @Test
    void a_refused_document_is_answered_with_kinds_and_places_but_never_values() {
        put("{\"rules\": [{\"kinds\": [\"email\"], \"action\": \"refuse\"}]}", "*");

        TestApi.Reply refused = api.post("/v1/documents", "{\"content\": \"To a@b.test.\", \"title\": \"c@d.test\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("guard_refused");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/content");
        assertThat(refused.at("/errors/0/detail")).isEqualTo("email at characters 3 to 11");
        assertThat(refused.text()).doesNotContain("a@b.test", "c@d.test");
        assertThat(api.get("/v1/documents").at("/items/0")).isEmpty();
        assertThat(api.get("/v1/audit").text()).contains("guard.refuse").doesNotContain("a@b.test");
    }

    @Test
    void a_refused_line_is_reported_by_its_number_and_the_others_go_in() {
        put("{\"rules\": [{\"kinds\": [\"email\"], \"action\": \"refuse\"}]}", "*");

        TestApi.Reply report = api.send(
                "POST",
                "/v1/documents/bulk",
                "{\"content\": \"One.\"}\n{\"content\": \"a@b.test\"}\n{\"content\": \"Two.\"}\n"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/x-ndjson"));

        assertThat(report.at("/created")).isEqualTo("2");
        assertThat(report.at("/errors/0/line")).isEqualTo("2");
        assertThat(report.at("/errors/0/code")).isEqualTo("guard_refused");
    }

    private TestApi.Reply put(String policy, String ifMatch) {
        return api.put(POLICY, policy, "If-Match", ifMatch);
    }
}
