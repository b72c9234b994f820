package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.http.TestApi.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpaceRoutesTest extends OpenService {
    private static final String ALL = "/v1/embedding-spaces";

    @Test
    void a_tenant_moves_and_goes_back_over_http() throws InterruptedException {
        TestApi admin = service.api(service.newAdmin("mover"));
        admin.post("/v1/documents", "{\"content\": \"A heron stood there.\"}", "Prefer", "wait=30");
        assertThat(admin.post("/v1/search", "{\"query\": \"heron\"}").status()).isEqualTo(200);
        String old = admin.get(ALL).at("/items/0/id");

        Reply created = admin.post(ALL, "{\"model\": \"wider\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/state")).isEqualTo("created");
        String space = created.header("Location");
        assertThat(admin.post(ALL, "{\"model\": \"wider\"}").status()).isEqualTo(409);

        Reply estimate = admin.post(space + "/fill?dry_run=true", "");
        assertThat(estimate.at("/chunks")).isEqualTo("1");
        assertThat(admin.get(space).at("/state")).as("nothing has begun").isEqualTo("created");
        Reply filling = admin.post(space + "/fill", "");
        assertThat(filling.status()).isEqualTo(202);
        assertThat(filling.header("Location")).isEqualTo("/v1/jobs/" + filling.at("/job_id"));
        await(admin, space, "ready");

        Reply comparison = admin.post(space + "/compare", "{\"k\": 5}");
        assertThat(comparison.at("/queries")).isEqualTo("1");
        assertThat(comparison.at("/overlap")).isEqualTo("1.0");
        assertThat(comparison.at("/least_agreement/0/query")).isEqualTo("heron");
        assertThat(admin.post(space + "/activate", "").at("/space/state")).isEqualTo("active");
        assertThat(admin.delete(space).status()).isEqualTo(409);
        assertThat(admin.get(ALL + "/" + old).at("/is_rollback_target")).isEqualTo("true");

        assertThat(admin.post(ALL + "/rollback", "").at("/space/id")).isEqualTo(old);
        assertThat(admin.delete(space).status()).isEqualTo(202);
        assertThat(admin.get(space).at("/state")).isEqualTo("dropping");
    }

    @Test
    void what_is_not_there_or_not_possible_is_refused_with_the_reason() {
        TestApi admin = service.api(service.newAdmin("refused"));
        String active = ALL + "/" + admin.get(ALL).at("/items/0/id");

        assertThat(admin.post(ALL, "{\"model\": \"none\"}").at("/errors/0/pointer"))
                .isEqualTo("/model");
        assertThat(admin.post(ALL, "{\"model\": \"wider\", \"dimension\": 100}").at("/errors/0/pointer"))
                .isEqualTo("/dimension");
        assertThat(admin.post(ALL, "{\"model\": \"wider\", \"texts_per_minute\": 0}")
                        .at("/errors/0/pointer"))
                .isEqualTo("/texts_per_minute");
        assertThat(admin.post(ALL + "/rollback", "").status()).isEqualTo(409);
        assertThat(admin.post(active + "/compare", "").status()).isEqualTo(409);
        assertThat(admin.post(active + "/fill?dry_run=perhaps", "").status()).isEqualTo(400);
        assertThat(admin.post(active + "/activate", "{\"force\": 1}").status()).isEqualTo(400);
        assertThat(admin.get(ALL + "/01999d3c-7a10-7c3e-9b51-6d1f0a2b3c4d").status())
                .isEqualTo(404);
    }

    private static void await(TestApi admin, String space, String state) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!admin.get(space).at("/state").equals(state)) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }
}
