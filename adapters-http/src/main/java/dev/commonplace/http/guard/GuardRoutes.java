package dev.commonplace.http.guard;

import dev.commonplace.application.guard.KeptPolicy;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.guard.GuardPolicy;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.IfMatch;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Optional;

/** The tenant's guard: its policy, and a scan that keeps nothing. */
public final class GuardRoutes {
    private static final String POLICY = "/v1/guard/policy";

    private final GuardUseCases useCases;
    private final RequestBodies bodies;

    public GuardRoutes(GuardUseCases useCases, RequestBodies bodies) {
        this.useCases = useCases;
        this.bodies = bodies;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, POLICY, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return shown(useCases.manageGuardPolicy().read(caller));
        });
        routes.tenant(HandlerType.PUT, POLICY, this::replace);
        routes.tenant(HandlerType.POST, "/v1/guard/scan", this::scan);
    }

    private Answer replace(Context context, Caller caller) throws IOException {
        caller.require(Role.ADMIN);
        Optional<Integer> expectedVersion = IfMatch.version(context);
        GuardPolicy policy = bodies.read(context, GuardPolicyJson::read);
        return shown(useCases.manageGuardPolicy().replace(caller, policy, expectedVersion));
    }

    private Answer scan(Context context, Caller caller) throws IOException {
        caller.require(Role.EDITOR);
        String text = bodies.read(context, (JsonFields fields) -> fields.requiredText("text"));
        return Answer.ok(ScanJson.of(text, useCases.scanText().scan(caller, text)));
    }

    private static Answer shown(KeptPolicy kept) {
        Answer answer = Answer.ok(GuardPolicyJson.of(kept));
        return answer.withVersion(kept.version());
    }
}
