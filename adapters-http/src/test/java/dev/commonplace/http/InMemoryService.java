package dev.commonplace.http;

import dev.commonplace.application.answers.CompleteChat;
import dev.commonplace.application.live.LiveConversations;
import dev.commonplace.application.live.LiveLimits;
import dev.commonplace.application.operations.JobWorker;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.tenancy.CreateTenant;
import dev.commonplace.application.tenancy.IssueKey;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.KeySecret;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.domain.tenancy.TenantProfile;
import dev.commonplace.fixtures.operations.InMemoryIdempotentRequests;
import dev.commonplace.http.health.Readiness;
import io.javalin.config.RoutesConfig;
import io.javalin.router.Endpoint;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The whole service in memory behind a real server on a port of its own: real use cases, a real worker, no database. */
final class InMemoryService implements AutoCloseable {
    /** A request as the observer saw it. */
    record Seen(String method, String route, int status) {}

    private static final OperatorCaller SETUP =
            new OperatorCaller(new Actor(Actor.Kind.COMMAND_LINE, "setup", Optional.empty()), Origin.INSIDE);

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicReference<List<Readiness.Check>> checks =
            new AtomicReference<>(List.of(Readiness.Check.ok("database"), Readiness.Check.ok("jobs")));
    private final InMemoryUseCases useCases;
    private final JobWorker worker;
    private final LiveConversations live;
    private final HttpServer server;

    InMemoryService() {
        this(HttpLimits.DEFAULT, routes -> {});
    }

    InMemoryService(Optional<CompleteChat> chat) {
        this(HttpLimits.DEFAULT, LiveLimits.DEFAULT, routes -> {}, chat);
    }

    InMemoryService(HttpLimits limits, Consumer<RoutesConfig> more) {
        this(limits, LiveLimits.DEFAULT, more);
    }

    InMemoryService(HttpLimits limits, LiveLimits liveLimits, Consumer<RoutesConfig> more) {
        this(limits, liveLimits, more, Optional.of(new QuotingChat()));
    }

    private InMemoryService(
            HttpLimits limits, LiveLimits liveLimits, Consumer<RoutesConfig> more, Optional<CompleteChat> chat) {
        Clock clock = Clock.systemUTC();
        this.useCases = new InMemoryUseCases(chat, clock);
        HttpSettings settings =
                new HttpSettings("127.0.0.1", 0, limits, List.of(), Path.of(System.getProperty("java.io.tmpdir")));
        HttpPorts ports = new HttpPorts(
                new InMemoryIdempotentRequests(),
                checks::get,
                () -> "commonplace_up 1\n",
                (method, route, status, nanos) -> seen.add(new Seen(method, route, status)),
                useCases.ids(),
                clock);
        this.worker = useCases.worker();
        this.live = useCases.live(liveLimits);
        this.server = HttpServer.start(settings, useCases.forHttp(live), ports, more);
        worker.start();
    }

    TestApi api(String key) {
        return new TestApi(server.port(), key);
    }

    int port() {
        return server.port();
    }

    List<Endpoint> endpoints() {
        return server.endpoints();
    }

    List<Seen> seen() {
        return seen;
    }

    void readiness(Readiness.Check... now) {
        checks.set(List.of(now));
    }

    String operatorKey() {
        return useCases.manageOperatorKeys().issue("operator").reveal();
    }

    Tenant tenant(String slug) {
        return useCases.createTenant()
                .create(
                        SETUP,
                        new CreateTenant.Command(new Slug(slug), TenantProfile.named(slug, "hashing"), Map.of()));
    }

    String key(Tenant tenant, Role role) {
        KeySecret secret = useCases.issueKey()
                .forTenant(SETUP, tenant.id(), new IssueKey.Command(role.word(), role, Optional.empty()))
                .secret();
        return secret.reveal();
    }

    /** A tenant of that name, and a key of an admin of it. */
    String newAdmin(String slug) {
        return key(tenant(slug), Role.ADMIN);
    }

    @Override
    public void close() {
        server.close();
        live.close();
        worker.close();
    }
}
