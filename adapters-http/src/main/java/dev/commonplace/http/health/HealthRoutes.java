package dev.commonplace.http.health;

import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Health and metrics, for machines that watch the service. They need no key. */
public final class HealthRoutes {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private record Live(String status) {}

    private record CheckJson(
            String name, boolean ready, @Nullable String problem) {}

    private record Ready(String status, List<CheckJson> checks) {}

    private final Readiness readiness;
    private final Supplier<String> metrics;

    /** @param metrics all metrics in the text format of Prometheus */
    public HealthRoutes(Readiness readiness, Supplier<String> metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    public void register(Routes routes) {
        routes.open(HandlerType.GET, "/health/live", context -> Answer.ok(new Live("live")));
        routes.open(HandlerType.GET, "/health/ready", context -> ready());
        routes.open(HandlerType.GET, "/metrics", context -> Answer.ok(new Answer.Text(PROMETHEUS, metrics.get())));
    }

    private Answer ready() {
        List<CheckJson> checks = readiness.check().stream()
                .map(check -> new CheckJson(
                        check.name(), check.problem().isEmpty(), check.problem().orElse(null)))
                .toList();
        boolean ready = checks.stream().allMatch(CheckJson::ready);
        return Answer.of(ready ? 200 : 503, new Ready(ready ? "ready" : "not_ready", checks));
    }
}
