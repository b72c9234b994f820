package dev.commonplace.http.tenancy;

import dev.commonplace.application.tenancy.CreateTenant;
import dev.commonplace.application.tenancy.ManageTenants;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.Idempotency;
import dev.commonplace.http.requests.IfMatch;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Optional;

/** Tenants: an operator's, and the caller's own. */
public final class TenantRoutes {
    private static final String ALL = "/v1/tenants";
    private static final String ONE = "/v1/tenants/{tenant_id}";
    private static final String OWN = "/v1/tenant";

    private final TenancyUseCases useCases;
    private final RequestBodies bodies;
    private final String defaultModel;

    /** @param defaultModel the embedding model of tenants that do not choose */
    public TenantRoutes(TenancyUseCases useCases, RequestBodies bodies, String defaultModel) {
        this.useCases = useCases;
        this.bodies = bodies;
        this.defaultModel = defaultModel;
    }

    public void register(Routes routes) {
        routes.operator(HandlerType.POST, ALL, (context, caller) -> {
            Idempotency.refuse(context, "Making a tenant takes no idempotency key: its slug makes it unique already.");
            CreateTenant.Command command = bodies.read(context, fields -> TenantFields.creation(fields, defaultModel));
            Tenant tenant = useCases.createTenant().create(caller, command);
            return versioned(Answer.created(ALL + "/" + tenant.id(), TenantJson.of(tenant)), tenant);
        });
        routes.operator(HandlerType.GET, ALL, (context, caller) -> {
            QueryParameters query = QueryParameters.of(context);
            PageRequest page = query.page();
            query.refuseOthers();
            return Answer.ok(PageJson.of(useCases.manageTenants().list(caller, page), TenantJson::of));
        });
        routes.operator(
                HandlerType.GET,
                ONE,
                (context, caller) -> shown(useCases.manageTenants().read(caller, id(context))));
        routes.operator(HandlerType.PATCH, ONE, (context, caller) -> {
            TenantId id = id(context);
            return shown(useCases.manageTenants().change(caller, id, change(context)));
        });
        routes.operator(HandlerType.DELETE, ONE, (context, caller) -> {
            useCases.manageTenants().remove(caller, id(context));
            return Answer.noContent();
        });
        routes.tenant(
                HandlerType.GET,
                OWN,
                (context, caller) -> shown(useCases.manageTenants().readOwn(caller)));
        routes.tenant(
                HandlerType.PATCH,
                OWN,
                (context, caller) -> shown(useCases.manageTenants().changeOwn(caller, change(context))));
    }

    private ManageTenants.Change change(Context context) throws IOException {
        Optional<Integer> expectedVersion = IfMatch.version(context);
        return bodies.read(context, (JsonFields fields) -> TenantFields.change(fields, expectedVersion));
    }

    static TenantId id(Context context) {
        return new TenantId(PathIds.id(context, "tenant_id"));
    }

    private static Answer shown(Tenant tenant) {
        return versioned(Answer.ok(TenantJson.of(tenant)), tenant);
    }

    private static Answer versioned(Answer answer, Tenant tenant) {
        return answer.withVersion(tenant.version());
    }
}
