package dev.commonplace.http.embeddings;

import dev.commonplace.application.embeddings.CreateSpace;
import dev.commonplace.application.embeddings.FillSpace;
import dev.commonplace.application.embeddings.ReadSpaces;
import dev.commonplace.application.embeddings.RollBackSpace;
import dev.commonplace.application.embeddings.SpaceUseCases;
import dev.commonplace.application.search.CompareSpaces;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The life of a tenant's embedding spaces. */
final class SpaceRoutes {
    private static final String ALL = "/v1/embedding-spaces";
    private static final String ONE = ALL + "/{space_id}";
    private static final String JOBS = "/v1/jobs/";

    private final SpaceUseCases spaces;
    private final CompareSpaces compareSpaces;
    private final RequestBodies bodies;

    SpaceRoutes(EmbeddingsUseCases useCases, RequestBodies bodies) {
        this.spaces = useCases.spaces();
        this.compareSpaces = useCases.compareSpaces();
        this.bodies = bodies;
    }

    /** A space as it is now, and the job that works on it, where there is one. */
    private record Changed(
            SpaceStateJson space,
            @Nullable UUID jobId,
            @Nullable Long chunksLacking) {}

    void register(Routes routes) {
        routes.tenant(HandlerType.GET, ALL, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return Answer.ok(PageJson.whole(spaces.readSpaces().read(caller), SpaceStateJson::of));
        });
        routes.tenant(HandlerType.POST, ALL, (context, caller) -> {
            EmbeddingSpace space = spaces.createSpace().create(caller, bodies.read(context, SpaceRoutes::creation));
            return Answer.created(ALL + "/" + space.id(), shown(caller, space.id()));
        });
        // Before the routes with an id: the first that matches is taken.
        routes.tenant(HandlerType.POST, ALL + "/rollback", this::rollBack);
        routes.tenant(HandlerType.GET, ONE, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return Answer.ok(shown(caller, id(context)));
        });
        routes.tenant(HandlerType.POST, ONE + "/fill", this::fill);
        routes.tenant(HandlerType.POST, ONE + "/compare", (context, caller) -> {
            CompareSpaces.Command command = bodies.readOptional(context, SpaceRoutes::comparison);
            return Answer.ok(ComparisonJson.of(compareSpaces.compare(caller, id(context), command)));
        });
        routes.tenant(HandlerType.POST, ONE + "/activate", (context, caller) -> {
            boolean force = bodies.readOptional(context, SpaceRoutes::force);
            long lacking =
                    spaces.activateSpace().activate(caller, id(context), force).lacking();
            return Answer.ok(changed(caller, id(context), Optional.empty(), Optional.of(lacking)));
        });
        routes.tenant(HandlerType.DELETE, ONE, (context, caller) -> {
            JobId job = spaces.dropSpace().drop(caller, id(context)).jobId();
            return accepted(changed(caller, id(context), Optional.of(job), Optional.empty()), job);
        });
    }

    private Answer fill(Context context, Caller caller) throws IOException {
        QueryParameters query = QueryParameters.of(context);
        boolean dryRun = query.flag("dry_run").orElse(false);
        query.refuseOthers();
        FillSpace.Command command = bodies.readOptional(context, SpaceRoutes::filling);
        SpaceId id = id(context);
        if (dryRun) {
            return Answer.ok(EstimateJson.of(spaces.estimateFill().estimate(caller, id)));
        }
        JobId job = spaces.fillSpace().fill(caller, id, command).jobId();
        return accepted(changed(caller, id, Optional.of(job), Optional.empty()), job);
    }

    private Answer rollBack(Context context, Caller caller) throws IOException {
        boolean force = bodies.readOptional(context, SpaceRoutes::force);
        RollBackSpace.Outcome outcome = spaces.rollBackSpace().rollBack(caller, force);
        return switch (outcome) {
            case RollBackSpace.Outcome.RolledBack back ->
                Answer.ok(changed(
                        caller,
                        back.space().id(),
                        Optional.empty(),
                        Optional.of(back.switched().lacking())));
            case RollBackSpace.Outcome.CatchingUp catching ->
                accepted(
                        changed(
                                caller,
                                catching.space().id(),
                                Optional.of(catching.jobId()),
                                Optional.of(catching.lacking())),
                        catching.jobId());
        };
    }

    private static Answer accepted(Changed body, JobId job) {
        return Answer.of(202, body).with(Header.LOCATION, JOBS + job);
    }

    private Changed changed(Caller caller, SpaceId id, Optional<JobId> job, Optional<Long> lacking) {
        return new Changed(shown(caller, id), job.map(JobId::value).orElse(null), lacking.orElse(null));
    }

    private SpaceStateJson shown(Caller caller, SpaceId id) {
        ReadSpaces.State state = spaces.readSpaces().find(caller, id);
        return SpaceStateJson.of(state);
    }

    private static CreateSpace.Command creation(JsonFields fields) {
        return new CreateSpace.Command(
                fields.requiredText("model"), fields.integer("dimension"), fields.integer("texts_per_minute"));
    }

    private static FillSpace.Command filling(JsonFields fields) {
        return new FillSpace.Command(
                fields.flag("activate_when_ready").orElse(false), fields.integer("texts_per_minute"));
    }

    private static CompareSpaces.Command comparison(JsonFields fields) {
        return new CompareSpaces.Command(
                fields.integer("queries").orElse(CompareSpaces.Command.QUERIES_DEFAULT),
                fields.integer("k").orElse(CompareSpaces.Command.DEPTH_DEFAULT));
    }

    private static boolean force(JsonFields fields) {
        return fields.flag("force").orElse(false);
    }

    private static SpaceId id(Context context) {
        return new SpaceId(PathIds.id(context, "space_id"));
    }
}
