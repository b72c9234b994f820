package dev.commonplace.http;

import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.http.annotations.AnnotationRoutes;
import dev.commonplace.http.answers.AnswerRoutes;
import dev.commonplace.http.claims.ClaimRoutes;
import dev.commonplace.http.conversations.ConversationRoutes;
import dev.commonplace.http.conversations.MessageRoutes;
import dev.commonplace.http.conversations.SpeakingRoutes;
import dev.commonplace.http.corrections.CorrectionRoutes;
import dev.commonplace.http.documents.DocumentRoutes;
import dev.commonplace.http.documents.IngestRoutes;
import dev.commonplace.http.embeddings.EmbeddingRoutes;
import dev.commonplace.http.exports.ExportRoutes;
import dev.commonplace.http.guard.GuardRoutes;
import dev.commonplace.http.health.HealthRoutes;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.live.LiveRoutes;
import dev.commonplace.http.live.OpenStays;
import dev.commonplace.http.openapi.OpenApiRoutes;
import dev.commonplace.http.operations.AuditRoutes;
import dev.commonplace.http.operations.JobRoutes;
import dev.commonplace.http.requests.Callers;
import dev.commonplace.http.requests.Idempotency;
import dev.commonplace.http.requests.RateLimits;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.RequestIds;
import dev.commonplace.http.requests.Routes;
import dev.commonplace.http.search.AnalyticsRoutes;
import dev.commonplace.http.search.SearchRoutes;
import dev.commonplace.http.search.SearchSettingsRoutes;
import dev.commonplace.http.tenancy.KeyRoutes;
import dev.commonplace.http.tenancy.MeRoutes;
import dev.commonplace.http.tenancy.TenantRoutes;
import dev.commonplace.http.topics.GraphRoutes;
import dev.commonplace.http.training.TrainingRoutes;
import dev.commonplace.http.transcripts.ImportRoutes;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API over HTTP. Listens from {@link #start} on until it is closed; each request has a virtual thread of its own. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final Javalin javalin;
    private final OpenStays stays;
    private final Duration drainMax;

    private HttpServer(Javalin javalin, OpenStays stays, Duration drainMax) {
        this.javalin = javalin;
        this.stays = stays;
        this.drainMax = drainMax;
    }

    /** @throws RuntimeException when the port cannot be bound */
    public static HttpServer start(HttpSettings settings, HttpUseCases useCases, HttpPorts ports) {
        return start(settings, useCases, ports, routes -> {});
    }

    /** @param more routes that only tests have */
    static HttpServer start(
            HttpSettings settings, HttpUseCases useCases, HttpPorts ports, Consumer<RoutesConfig> more) {
        OpenStays stays = new OpenStays();
        Javalin javalin = Javalin.create(config -> {
            Json json = new Json();
            RequestIds requestIds = new RequestIds(ports.ids());
            new JettySetup(settings, new JettyProblems(requestIds, json)).apply(config);
            applyLifeCycle(config, ports, requestIds, json);
            Callers callers = callers(settings, useCases, requestIds);
            LiveRoutes live = new LiveRoutes(useCases.live(), settings.limits().live(), stays, json);
            live.setUp(config);
            live.registerWebSocket(config.routes, callers);
            Routes routes = new Routes(config.routes, callers, json);
            live.register(routes);
            register(routes, settings, useCases, ports, json);
            more.accept(config.routes);
        });
        return new HttpServer(javalin.start(), stays, settings.limits().live().drainMax());
    }

    /** The port that the server listens on. */
    public int port() {
        return javalin.port();
    }

    /** Every route, for the test that holds them against the OpenAPI document. */
    List<Endpoint> endpoints() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .toList();
    }

    /** Lets live connections and requests at work come to an end, for a while, and stops. */
    @Override
    public void close() {
        stays.close(drainMax);
        try {
            javalin.stop();
        } catch (JavalinException late) {
            // It has stopped all the same; some requests were cut off.
            LOG.warn("Not every request came to its end before the server stopped.", late);
        }
    }

    private static void applyLifeCycle(JavalinConfig config, HttpPorts ports, RequestIds requestIds, Json json) {
        ProblemHandlers problems = new ProblemHandlers(requestIds, json);
        RequestLifeCycle lifeCycle = new RequestLifeCycle(requestIds, ports.observer());
        config.routes.before(lifeCycle::begin);
        config.requestLogger.http((context, millis) -> lifeCycle.end(context));
        config.router.javaLangErrorHandler(problems::handleError);
        problems.register(config.routes);
    }

    private static Callers callers(HttpSettings settings, HttpUseCases useCases, RequestIds requestIds) {
        RateLimits rateLimits = new RateLimits(
                settings.limits().requestsPerKey(), settings.limits().failedKeysPerAddress());
        return new Callers(useCases.authenticate(), rateLimits, requestIds);
    }

    private static void register(
            Routes routes, HttpSettings settings, HttpUseCases useCases, HttpPorts ports, Json json) {
        RequestBodies bodies = new RequestBodies(json, settings.limits().bodies());
        Idempotency idempotency = new Idempotency(ports.idempotentRequests(), json, ports.clock());
        String defaultModel = useCases.embeddings().models().byDefault().model().name();

        new TenantRoutes(useCases.tenancy(), bodies, defaultModel).register(routes);
        new KeyRoutes(useCases.tenancy(), bodies).register(routes);
        new MeRoutes().register(routes);
        new IngestRoutes(useCases.documents(), bodies, idempotency, settings.temporaryDirectory()).register(routes);
        new DocumentRoutes(useCases.documents(), bodies).register(routes);
        new ImportRoutes(useCases.transcripts(), bodies, idempotency, settings.temporaryDirectory()).register(routes);
        new EmbeddingRoutes(useCases.embeddings(), bodies).register(routes);
        new SearchRoutes(useCases.search(), bodies).register(routes);
        new AnalyticsRoutes(useCases.search(), bodies).register(routes);
        new AnswerRoutes(useCases.answers(), bodies).register(routes);
        new GuardRoutes(useCases.guard(), bodies).register(routes);
        new ConversationRoutes(useCases.conversations(), bodies, idempotency).register(routes);
        new SpeakingRoutes(useCases.conversations().analyseSpeaking()).register(routes);
        new MessageRoutes(useCases.conversations(), bodies, idempotency).register(routes);
        new GraphRoutes(useCases.topics()).register(routes);
        new CorrectionRoutes(useCases.corrections(), bodies).register(routes);
        new ExportRoutes(useCases.exports(), bodies, json).register(routes);
        for (AnnotationKind kind : AnnotationKind.values()) {
            new AnnotationRoutes(kind, useCases.annotations(), bodies, idempotency).register(routes);
        }
        new ClaimRoutes(useCases.claims(), bodies, idempotency).register(routes);
        new TrainingRoutes(useCases.training(), bodies, idempotency, json).register(routes);
        new SearchSettingsRoutes(useCases.search(), bodies).register(routes);
        new JobRoutes(useCases.operations()).register(routes);
        new AuditRoutes(useCases.operations()).register(routes);
        new HealthRoutes(ports.readiness(), ports.metrics()).register(routes);
        new OpenApiRoutes(json).register(routes);
    }
}
