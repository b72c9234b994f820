package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.http.MalformedRequestsCheck;
import java.net.URI;
import org.junit.jupiter.api.Test;

class MalformedRequestsTest {
    @Test
    void more_than_a_thousand_malformed_requests_are_refused_and_harm_nothing() {
        try (InMemoryService service = new InMemoryService()) {
            URI base = URI.create("http://127.0.0.1:" + service.port());

            MalformedRequestsCheck.Result result =
                    MalformedRequestsCheck.run(base, service.newAdmin("malformed"), service.operatorKey());

            assertThat(result.complaints()).isEmpty();
            assertThat(result.sent()).isGreaterThanOrEqualTo(1_000);
        }
    }
}
