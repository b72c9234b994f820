package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.OpenApi;
import dev.commonplace.fixtures.http.TenantIsolationWalk;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two tenants with the same documents on the real service: every operation of its OpenAPI document is tried. */
class IsolationTest {
    @Test
    void no_call_with_one_key_returns_counts_changes_or_deletes_anything_of_the_other_tenant() {
        try (TestDatabase database = TestDatabase.create();
                RunningService service = RunningService.start(database.url());
                ApiClient nobody = new ApiClient(service.address(), "")) {
            TenantIsolationWalk.Result result = TenantIsolationWalk.run(
                    service.address(),
                    service.newTenant("intruder").key(),
                    service.newTenant("victim").key());

            assertThat(result.complaints()).isEmpty();
            assertThat(result.operations())
                    .isEqualTo(OpenApi.of(nobody).operations().stream()
                            .map(OpenApi.Operation::name)
                            .collect(Collectors.toSet()))
                    .hasSizeGreaterThan(30);
        }
    }
}
