package dev.commonplace.http.requests;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out who calls, by the key in the headers, and counts the call. */
public final class Callers {
    private static final String KEY_HEADER = "X-API-Key";
    private static final String BEARER = "bearer ";
    private static final int USER_AGENT_CHARACTERS_MAX = 500;

    private final Authenticate authenticate;
    private final RateLimits rateLimits;
    private final RequestIds requestIds;

    public Callers(Authenticate authenticate, RateLimits rateLimits, RequestIds requestIds) {
        this.authenticate = authenticate;
        this.rateLimits = rateLimits;
        this.requestIds = requestIds;
    }

    /** @throws ProblemException for nobody, and for an operator */
    public Caller tenant(Context context) {
        return switch (anyone(context)) {
            case Authenticate.Outcome.OfTenant(Caller caller) -> caller;
            default ->
                throw new ProblemException(
                        ProblemKind.FORBIDDEN, "This needs a key of a tenant; the key at hand is an operator's.");
        };
    }

    /** @throws ProblemException for nobody, and for somebody of a tenant */
    OperatorCaller operator(Context context) {
        return switch (anyone(context)) {
            case Authenticate.Outcome.OfOperator(OperatorCaller caller) -> caller;
            default ->
                throw new ProblemException(
                        ProblemKind.FORBIDDEN, "This needs an operator key; the key at hand is a tenant's.");
        };
    }

    /** @return somebody of a tenant or an operator @throws ProblemException for nobody */
    Authenticate.Outcome anyone(Context context) {
        String address = address(context);
        Optional<String> presented = presented(context);
        if (presented.isEmpty()) {
            throw nobody("Show a key in the header Authorization: Bearer <key>, or in X-API-Key.", "");
        }
        Authenticate.Outcome outcome = lookUp(context, presented.get(), address);
        switch (outcome) {
            case Authenticate.Outcome.OfTenant(Caller caller) -> count(context, presented.get(), caller.actor());
            case Authenticate.Outcome.OfOperator(OperatorCaller caller) ->
                count(context, presented.get(), caller.actor());
            case Authenticate.Outcome.Unknown() -> {
                rateLimits.countFailure(address);
                throw nobody("The key opens nothing.", ", error=\"invalid_token\"");
            }
            case Authenticate.Outcome.Inactive() ->
                throw new ProblemException(ProblemKind.TENANT_INACTIVE, "The tenant of this key is switched off.");
        }
        return outcome;
    }

    private void count(Context context, String presented, Actor actor) {
        rateLimits.noteGood(presented);
        rateLimits.count(context, actor.id());
    }

    private Authenticate.Outcome lookUp(Context context, String presented, String address) {
        rateLimits.requireFewFailures(address, presented);
        Origin origin = new Origin(
                Optional.of(requestIds.of(context)),
                Optional.of(address),
                Optional.ofNullable(context.userAgent())
                        .map(agent -> agent.substring(0, Math.min(agent.length(), USER_AGENT_CHARACTERS_MAX))));
        return authenticate.with(presented, origin);
    }

    private static Optional<String> presented(Context context) {
        String authorization = context.header(Header.AUTHORIZATION);
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(context.header(KEY_HEADER))
                .map(String::strip)
                .or(() -> Subprotocols.key(context.header(Header.SEC_WEBSOCKET_PROTOCOL)));
    }

    /** The other end of the connection. Headers that a proxy may have set are not believed: anybody can set them. */
    private static String address(Context context) {
        String address = context.req().getRemoteAddr();
        return address == null ? "unknown" : address.replaceAll("[\\[\\]]|%.*", "");
    }

    private static ProblemException nobody(String detail, String error) {
        return new ProblemException(
                ProblemKind.UNAUTHENTICATED,
                detail,
                Map.of(Header.WWW_AUTHENTICATE, "Bearer realm=\"commonplace\"" + error));
    }
}
