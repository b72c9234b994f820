package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.MalformedRequestsCheck;
import org.junit.jupiter.api.Test;

/** What no caller should send, sent to the real service with its real database. */
class MalformedRequestsTest {
    @Test
    void a_thousand_malformed_requests_get_a_problem_each_and_leave_the_service_ready() {
        try (TestDatabase database = TestDatabase.create();
                RunningService service = RunningService.start(database.url())) {
            MalformedRequestsCheck.Result result = MalformedRequestsCheck.run(
                    service.address(),
                    service.newTenant("malformed").key(),
                    service.firstRun().operatorKey().reveal());

            assertThat(result.complaints()).isEmpty();
            assertThat(result.sent()).isGreaterThanOrEqualTo(1_000);
            assertThat(service.nobody().get("/health/ready").status()).isEqualTo(200);
        }
    }
}
