package dev.commonplace.http.tenancy;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.HandlerType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells callers whom their key makes them. */
public final class MeRoutes {
    private record KeyName(String id, @Nullable String name) {
        static KeyName of(Actor actor) {
            return new KeyName(actor.id(), actor.name().orElse(null));
        }
    }

    private record Me(
            String kind, @Nullable UUID tenantId, @Nullable String role, KeyName key) {}

    public void register(Routes routes) {
        routes.anyone(HandlerType.GET, "/v1/me", (context, who) -> Answer.ok(me(who)));
    }

    private static Me me(Authenticate.Outcome who) {
        return switch (who) {
            case Authenticate.Outcome.OfTenant(Caller caller) ->
                new Me("tenant", caller.tenantId().value(), caller.role().word(), KeyName.of(caller.actor()));
            case Authenticate.Outcome.OfOperator(OperatorCaller caller) ->
                new Me("operator", null, null, KeyName.of(caller.actor()));
            case Authenticate.Outcome.Unknown() -> throw new IllegalStateException("Nobody gets this far.");
            case Authenticate.Outcome.Inactive() -> throw new IllegalStateException("Nobody gets this far.");
        };
    }
}
