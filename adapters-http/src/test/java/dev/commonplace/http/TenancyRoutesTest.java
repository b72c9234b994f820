package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.shared.Role;
import org.junit.jupiter.api.Test;

class TenancyRoutesTest extends OpenService {
    private final TestApi operator = service.api(service.operatorKey());

    @Test
    void an_operator_makes_reads_changes_and_removes_a_tenant() {
        TestApi.Reply made = operator.post("/v1/tenants", """
                {"slug": "acme", "name": "Acme", "limits": {"documents": {"maximum": 2}}, "branding": {"primary_color": "#6366F1"},
                 "features": {"beta": true}}
                """);
        String path = made.header("Location");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.at("/embedding_model")).isEqualTo("hashing");
        assertThat(made.at("/limits/documents/maximum")).isEqualTo("2");
        TestApi.Reply changed = operator.patch(
                path, "{\"description\": \"Books.\", \"branding\": null}", "If-Match", made.header("ETag"));
        assertThat(changed.at("/description")).isEqualTo("Books.");
        assertThat(changed.json().at("/branding/primary_color").isNull()).isTrue();
        assertThat(changed.at("/features/beta")).isEqualTo("true");
        assertThat(operator.patch(path, "{\"name\": \"B\"}", "If-Match", made.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(operator.patch(path, "{\"name\": null}").at("/errors/0/pointer"))
                .isEqualTo("/name");
        assertThat(operator.get(path).at("/version")).isEqualTo("2");
        assertThat(operator.delete(path).status()).isEqualTo(204);
        assertThat(operator.get(path).status()).isEqualTo(404);
    }

    @Test
    void a_key_is_shown_once_and_opens_until_it_is_revoked() {
        TestApi admin = service.api(service.newAdmin("keys"));
        TestApi.Reply issued = admin.post("/v1/keys", "{\"name\": \"importer\", \"role\": \"editor\"}");
        TestApi holder = service.api(issued.at("/key"));

        assertThat(issued.status()).isEqualTo(201);
        assertThat(holder.get("/v1/me").at("/role")).isEqualTo("editor");
        assertThat(holder.get("/v1/keys").status()).isEqualTo(403);
        JsonNode listed = admin.get("/v1/keys").json().path("items");
        assertThat(listed).hasSize(2);
        assertThat(listed.findValue("key")).isNull();
        assertThat(admin.delete(issued.header("Location")).at("/revoked_at")).isNotBlank();
        TestApi.Reply refused = holder.get("/v1/me");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).contains("Bearer").contains("invalid_token");
    }

    @Test
    void operators_and_tenants_keep_to_their_own_side() {
        TestApi tenant = service.api(service.newAdmin("sides"));

        assertThat(tenant.get("/v1/tenants").at("/code")).isEqualTo("forbidden");
        assertThat(operator.get("/v1/documents").at("/code")).isEqualTo("forbidden");
        assertThat(operator.get("/v1/me").at("/kind")).isEqualTo("operator");
        assertThat(operator.get("/v1/embedding-models").at("/items/0/is_default"))
                .isEqualTo("true");
        assertThat(service.api("").get("/v1/me").status()).isEqualTo(401);
        assertThat(service.api("cpk_nonsense").get("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void an_inactive_tenant_opens_nothing() {
        TestApi admin = service.api(service.newAdmin("sleeping"));
        String id = admin.get("/v1/me").at("/tenant_id");

        operator.patch("/v1/tenants/" + id, "{\"is_active\": false}");

        TestApi.Reply refused = admin.get("/v1/tenant");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/code")).isEqualTo("tenant_inactive");
    }

    @Test
    void an_admin_changes_the_own_tenant_but_not_its_limits() {
        TestApi admin = service.api(service.newAdmin("own"));

        assertThat(admin.patch("/v1/tenant", "{\"name\": \"Ours\"}").at("/name"))
                .isEqualTo("Ours");
        assertThat(admin.patch("/v1/tenant", "{\"limits\": {\"documents\": {\"maximum\": 5}}}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.patch("/v1/tenant", "{\"is_active\": false}").status()).isEqualTo(403);
        assertThat(admin.patch("/v1/tenant", "{\"branding\": {\"logo\": 1}}").at("/errors/0/pointer"))
                .isEqualTo("/branding/logo");
        TestApi editor = service.api(service.key(service.tenant("own-2"), Role.EDITOR));
        assertThat(editor.patch("/v1/tenant", "{\"name\": \"Mine\"}").status()).isEqualTo(403);
    }

    @Test
    void a_key_can_come_in_a_header_of_its_own() {
        String key = service.newAdmin("header");

        TestApi.Reply reply = service.api("").send("GET", "/v1/me", new byte[0], java.util.Map.of("X-API-Key", key));

        assertThat(reply.at("/role")).isEqualTo("admin");
    }
}
