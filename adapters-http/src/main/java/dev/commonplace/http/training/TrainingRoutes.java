package dev.commonplace.http.training;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.training.HandOutEdits;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditId;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.training.TrainingSet;
import dev.commonplace.domain.training.TrainingSetId;
import dev.commonplace.http.json.Cursors;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.Idempotency;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import dev.commonplace.http.requests.Sha256;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Consent to hand out edits, edits as files, and sets of them that can be fetched again. */
public final class TrainingRoutes {
    private static final String CONSENT = "/v1/training-consent";
    private static final String DATA = "/v1/training-data";
    private static final String OF_CONVERSATION = "/v1/conversations/{conversation_id}/training-data";
    private static final String SETS = "/v1/training-sets";
    private static final String SET = SETS + "/{set_id}";

    private final TrainingUseCases useCases;
    private final RequestBodies bodies;
    private final Idempotency idempotency;
    private final Json json;

    public TrainingRoutes(TrainingUseCases useCases, RequestBodies bodies, Idempotency idempotency, Json json) {
        this.useCases = useCases;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.json = json;
    }

    public void register(Routes routes) {
        routes.tenant(
                HandlerType.GET,
                CONSENT,
                (context, caller) ->
                        Answer.ok(TrainingConsentJson.of(useCases.consent().read(caller))));
        routes.tenant(HandlerType.PUT, CONSENT, this::consent);
        routes.tenant(HandlerType.GET, DATA, (context, caller) -> show(context, caller, Optional.empty()));
        routes.tenant(
                HandlerType.GET,
                OF_CONVERSATION,
                (context, caller) ->
                        show(context, caller, Optional.of(new ConversationId(PathIds.id(context, "conversation_id")))));
        routes.tenant(HandlerType.POST, SETS, this::make);
        routes.tenant(HandlerType.GET, SETS, (context, caller) -> {
            QueryParameters query = QueryParameters.of(context);
            PageRequest page = query.page();
            query.refuseOthers();
            return Answer.ok(PageJson.of(useCases.handOut().sets(caller, page), TrainingSetJson::of));
        });
        routes.tenant(
                HandlerType.GET,
                SET,
                (context, caller) ->
                        Answer.ok(TrainingSetJson.of(useCases.handOut().set(caller, id(context)))));
        routes.tenant(HandlerType.GET, SET + "/data", this::rows);
    }

    private Answer consent(Context context, Caller caller) throws IOException {
        caller.require(Role.ADMIN);
        boolean given = bodies.read(
                context,
                fields -> fields.flag("given")
                        .orElseThrow(() -> RefusedException.invalid("/given", "true or false is needed here.")));
        return Answer.ok(TrainingConsentJson.of(useCases.consent().change(caller, given)));
    }

    private Answer show(Context context, Caller caller, Optional<ConversationId> conversation) {
        QueryParameters query = QueryParameters.of(context);
        TrainingFormat format = format(query);
        HandOutEdits.Wanted wanted = TrainingQuery.wanted(query, conversation);
        int limit = query.integer("limit").orElse(HandOutEdits.EDITS_MAX);
        Optional<EditId> after = query.text("cursor").map(cursor -> new EditId(Cursors.id("/cursor", cursor)));
        query.refuseOthers();
        HandOutEdits.Handed handed = useCases.handOut().show(caller, wanted, after, limit);
        Answer file = file(
                handed,
                format,
                conversation.map(id -> "conversation-" + id + "-training").orElse("training-data"));
        return handed.next()
                .map(next -> file.with("X-Next-Cursor", Cursors.of(next.value())))
                .orElse(file);
    }

    private Answer make(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        byte[] body = bodies.jsonBytes(context);
        return idempotency.once(context, caller, Sha256.of(body), () -> {
            HandOutEdits.Handed made = useCases.handOut().makeSet(caller, bodies.read(body, TrainingQuery::wanted));
            TrainingSet set = made.set().orElseThrow();
            return Answer.created(
                    SETS + "/" + set.id(),
                    new MadeTrainingSetJson(TrainingSetJson.of(set), made.next().isPresent()));
        });
    }

    private Answer rows(Context context, Caller caller) {
        QueryParameters query = QueryParameters.of(context);
        TrainingFormat format = format(query);
        query.refuseOthers();
        TrainingSetId id = id(context);
        HandOutEdits.Handed handed = useCases.handOut().rows(caller, id);
        return file(handed, format, "training-" + id).with("X-Withheld", String.valueOf(handed.withheld()));
    }

    private Answer file(HandOutEdits.Handed handed, TrainingFormat format, String name) {
        List<TrainingRowJson> rows = handed.rows().stream()
                .map(row -> TrainingRowJson.of(row, handed.set(), json))
                .toList();
        return Answer.ok(new Answer.Text(format.mediaType(), format.write(rows, json)))
                .with("Content-Disposition", "attachment; filename=\"" + name + "." + format.ending() + "\"");
    }

    private static TrainingFormat format(QueryParameters query) {
        return query.text("format").map(TrainingFormat::parse).orElse(TrainingFormat.JSONL);
    }

    private static TrainingSetId id(Context context) {
        return new TrainingSetId(PathIds.id(context, "set_id"));
    }
}
