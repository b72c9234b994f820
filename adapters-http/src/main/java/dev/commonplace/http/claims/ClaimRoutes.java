package dev.commonplace.http.claims;

import dev.commonplace.application.claims.ChangeClaim;
import dev.commonplace.application.claims.SearchClaims;
import dev.commonplace.application.claims.ShownClaim;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.claims.ClaimFilter;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.ClaimRelationId;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.http.json.Cursors;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.Idempotency;
import dev.commonplace.http.requests.IfMatch;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import dev.commonplace.http.requests.Sha256;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Claims: noted, looked for, listed, searched, changed, deleted, and how they stand to each other. */
public final class ClaimRoutes {
    private static final String ALL = "/v1/conversations/{conversation_id}/claims";
    private static final String ONE = ALL + "/{claim_id}";
    private static final String RELATIONS = ONE + "/relations";

    private final ClaimsUseCases useCases;
    private final RequestBodies bodies;
    private final Idempotency idempotency;

    public ClaimRoutes(ClaimsUseCases useCases, RequestBodies bodies, Idempotency idempotency) {
        this.useCases = useCases;
        this.bodies = bodies;
        this.idempotency = idempotency;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, "/v1/claims", (context, caller) -> list(context, caller, Optional.empty()));
        routes.tenant(
                HandlerType.GET, ALL, (context, caller) -> list(context, caller, Optional.of(conversationId(context))));
        routes.tenant(HandlerType.POST, ALL, this::note);
        routes.tenant(HandlerType.POST, ALL + "/extract", this::extract);
        routes.tenant(HandlerType.GET, ONE, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return shown(useCases.read().read(caller, conversationId(context), claimId(context)));
        });
        routes.tenant(HandlerType.PATCH, ONE, this::change);
        routes.tenant(HandlerType.DELETE, ONE, this::delete);
        routes.tenant(HandlerType.GET, RELATIONS, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return Answer.ok(PageJson.whole(
                    useCases.relate().list(caller, conversationId(context), claimId(context)), ClaimRelationJson::of));
        });
        routes.tenant(HandlerType.POST, RELATIONS, this::relate);
        routes.tenant(HandlerType.DELETE, RELATIONS + "/{claim_relation_id}", (context, caller) -> {
            ClaimRelationId relationId = new ClaimRelationId(PathIds.id(context, "claim_relation_id"));
            useCases.relate().unrelate(caller, conversationId(context), claimId(context), relationId);
            return Answer.noContent();
        });
    }

    private Answer list(Context context, Caller caller, Optional<ConversationId> conversationId) {
        QueryParameters parameters = QueryParameters.of(context);
        ClaimFilter filter = ClaimQuery.filter(parameters, conversationId);
        Optional<String> query = parameters.text("query");
        if (query.isEmpty()) {
            PageRequest page = parameters.page();
            parameters.refuseOthers();
            return Answer.ok(FoundClaimsJson.of(useCases.read().list(caller, filter, page)));
        }
        SearchClaims.Query wanted = new SearchClaims.Query(
                query.get(),
                parameters.text("mode").map(word -> SearchMode.parse("/mode", word)),
                filter,
                parameters
                        .text("cursor")
                        .map(cursor -> Cursors.place("/cursor", cursor))
                        .orElse(0),
                parameters.integer("limit").orElse(PageRequest.LIMIT_DEFAULT));
        parameters.refuseOthers();
        return Answer.ok(FoundClaimsJson.of(useCases.search().search(caller, wanted)));
    }

    private Answer note(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        ConversationId id = conversationId(context);
        byte[] body = bodies.jsonBytes(context);
        return idempotency.once(context, caller, Sha256.of(body), () -> {
            ShownClaim noted = useCases.note()
                    .note(caller, bodies.read(body, (JsonFields fields) -> ClaimFields.creation(id, fields)));
            String path = "/v1/conversations/" + id + "/claims/" + noted.claim().id();
            return Answer.created(path, ClaimJson.of(noted))
                    .withVersion(noted.claim().version());
        });
    }

    private Answer extract(Context context, Caller caller) {
        QueryParameters parameters = QueryParameters.of(context);
        Optional<Integer> fromSequence = parameters.integer("from_sequence");
        parameters.refuseOthers();
        JobId job = useCases.requestExtraction().request(caller, conversationId(context), fromSequence);
        return Answer.of(202, Map.of("job_id", job.toString()));
    }

    private Answer change(Context context, Caller caller) throws IOException {
        caller.require(Role.EDITOR);
        ChangeClaim.Which which = which(context);
        return shown(useCases.change().change(caller, which, bodies.read(context, ClaimFields::change)));
    }

    private Answer delete(Context context, Caller caller) {
        QueryParameters parameters = QueryParameters.of(context);
        boolean hard = parameters.flag("hard").orElse(false);
        parameters.refuseOthers();
        useCases.change().delete(caller, which(context), hard);
        return Answer.noContent();
    }

    private Answer relate(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        ConversationId id = conversationId(context);
        ClaimId from = claimId(context);
        byte[] body = bodies.jsonBytes(context);
        return idempotency.once(
                context,
                caller,
                Sha256.of(body),
                () -> Answer.of(
                        201,
                        ClaimRelationJson.of(useCases.relate()
                                .relate(
                                        caller,
                                        bodies.read(
                                                body,
                                                (JsonFields fields) -> ClaimFields.relation(id, from, fields))))));
    }

    private static Answer shown(ShownClaim shown) {
        return Answer.ok(ClaimJson.of(shown)).withVersion(shown.claim().version());
    }

    private static ChangeClaim.Which which(Context context) {
        return new ChangeClaim.Which(conversationId(context), claimId(context), IfMatch.version(context));
    }

    private static ConversationId conversationId(Context context) {
        return new ConversationId(PathIds.id(context, "conversation_id"));
    }

    private static ClaimId claimId(Context context) {
        return new ClaimId(PathIds.id(context, "claim_id"));
    }
}
