package dev.commonplace.http.operations;

import dev.commonplace.application.operations.JobFilter;
import dev.commonplace.application.operations.ManageJobs;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The jobs of a tenant. */
public final class JobRoutes {
    private static final String ALL = "/v1/jobs";
    private static final String ONE = "/v1/jobs/{job_id}";

    private record Statistics(Map<String, Long> byState) {}

    private final ManageJobs manageJobs;

    public JobRoutes(OperationsUseCases useCases) {
        this.manageJobs = useCases.manageJobs();
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, ALL, (context, caller) -> {
            QueryParameters query = QueryParameters.of(context);
            JobFilter filter = new JobFilter(
                    query.text("state").map(word -> JobState.parse("/state", word)),
                    query.text("kind").map(JobKind::new));
            PageRequest page = query.page();
            query.refuseOthers();
            return Answer.ok(PageJson.of(manageJobs.list(caller, filter, page), JobJson::of));
        });
        // Before the route with the id: the first that matches is taken.
        routes.tenant(
                HandlerType.GET,
                ALL + "/statistics",
                (context, caller) -> Answer.ok(statistics(manageJobs.statistics(caller))));
        routes.tenant(
                HandlerType.GET, ONE, (context, caller) -> Answer.ok(JobJson.of(manageJobs.read(caller, id(context)))));
        routes.tenant(
                HandlerType.POST,
                ONE + "/cancel",
                (context, caller) -> Answer.ok(JobJson.of(manageJobs.cancel(caller, id(context)))));
        routes.tenant(
                HandlerType.POST,
                ONE + "/retry",
                (context, caller) -> Answer.ok(JobJson.of(manageJobs.retry(caller, id(context)))));
    }

    private static Statistics statistics(Map<JobState, Long> counts) {
        Map<String, Long> byState = new LinkedHashMap<>();
        for (JobState state : JobState.values()) {
            byState.put(state.word(), counts.getOrDefault(state, 0L));
        }
        return new Statistics(byState);
    }

    private static JobId id(Context context) {
        return new JobId(PathIds.id(context, "job_id"));
    }
}
