package dev.commonplace.http.tenancy;

import dev.commonplace.application.tenancy.IssueKey;
import dev.commonplace.application.tenancy.IssuedKey;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.Idempotency;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;

/** Keys of a tenant. */
public final class KeyRoutes {
    private static final String ALL = "/v1/keys";

    private final TenancyUseCases useCases;
    private final RequestBodies bodies;

    public KeyRoutes(TenancyUseCases useCases, RequestBodies bodies) {
        this.useCases = useCases;
        this.bodies = bodies;
    }

    public void register(Routes routes) {
        routes.operator(HandlerType.POST, "/v1/tenants/{tenant_id}/keys", (context, caller) -> {
            TenantId tenantId = TenantRoutes.id(context);
            return issued(useCases.issueKey().forTenant(caller, tenantId, command(context)));
        });
        routes.tenant(
                HandlerType.POST,
                ALL,
                (context, caller) -> issued(useCases.issueKey().forOwnTenant(caller, command(context))));
        routes.tenant(HandlerType.GET, ALL, (context, caller) -> {
            QueryParameters query = QueryParameters.of(context);
            PageRequest page = query.page();
            query.refuseOthers();
            return Answer.ok(PageJson.of(useCases.manageKeys().list(caller, page), KeyJson::of));
        });
        routes.tenant(HandlerType.DELETE, ALL + "/{key_id}", (context, caller) -> {
            KeyId id = new KeyId(PathIds.id(context, "key_id"));
            return Answer.ok(KeyJson.of(useCases.manageKeys().revoke(caller, id)));
        });
    }

    private IssueKey.Command command(Context context) throws IOException {
        Idempotency.refuse(
                context, "Making a key takes no idempotency key: its answer holds the secret, which is kept nowhere.");
        return bodies.read(context, KeyRoutes::command);
    }

    private static IssueKey.Command command(JsonFields fields) {
        return new IssueKey.Command(
                fields.requiredText("name"),
                Role.parse(fields.pointer("role"), fields.requiredText("role")),
                fields.time("expires_at"));
    }

    private static Answer issued(IssuedKey issued) {
        return Answer.created(ALL + "/" + issued.key().id(), KeyJson.of(issued));
    }
}
