package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.OpenApi;
import dev.commonplace.fixtures.http.TenantIsolationWalk;
import java.net.URI;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TenantIsolationTest {
    @Test
    void no_operation_shows_counts_changes_or_deletes_anything_of_another_tenant() {
        try (InMemoryService service = new InMemoryService();
                ApiClient nobody = new ApiClient(URI.create("http://127.0.0.1:" + service.port()), "")) {
            TenantIsolationWalk.Result result =
                    TenantIsolationWalk.run(nobody.base(), service.newAdmin("intruder"), service.newAdmin("victim"));

            assertThat(result.complaints()).isEmpty();
            assertThat(result.operations())
                    .isEqualTo(OpenApi.of(nobody).operations().stream()
                            .map(OpenApi.Operation::name)
                            .collect(Collectors.toSet()))
                    .hasSizeGreaterThan(30);
        }
    }
}
