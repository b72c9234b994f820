package dev.commonplace.http.operations;

import dev.commonplace.application.operations.AuditFilter;
import dev.commonplace.application.operations.ReadAuditLog;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.HandlerType;

/** The audit log of a tenant. */
public final class AuditRoutes {
    private final ReadAuditLog readAuditLog;

    public AuditRoutes(OperationsUseCases useCases) {
        this.readAuditLog = useCases.readAuditLog();
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, "/v1/audit", (context, caller) -> {
            QueryParameters query = QueryParameters.of(context);
            AuditFilter filter = new AuditFilter(
                    query.text("action"),
                    query.text("actor_id"),
                    query.text("resource_type"),
                    query.text("resource_id"),
                    query.time("from"),
                    query.time("to"));
            PageRequest page = query.page();
            query.refuseOthers();
            return Answer.ok(PageJson.of(readAuditLog.list(caller, filter, page), AuditEntryJson::of));
        });
    }
}
