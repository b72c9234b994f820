package dev.commonplace.http.conversations;

import dev.commonplace.application.conversations.ConversationUseCases;
import dev.commonplace.application.conversations.CreateConversation;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationFilter;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;
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
import java.util.Optional;

/** Conversations as a whole: made, listed, read, changed, deleted, restored. */
public final class ConversationRoutes {
    static final String ALL = "/v1/conversations";
    public static final String ONE = ALL + "/{conversation_id}";

    private final ConversationUseCases useCases;
    private final RequestBodies bodies;
    private final Idempotency idempotency;

    public ConversationRoutes(ConversationUseCases useCases, RequestBodies bodies, Idempotency idempotency) {
        this.useCases = useCases;
        this.bodies = bodies;
        this.idempotency = idempotency;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.POST, ALL, this::create);
        routes.tenant(HandlerType.GET, ALL, this::list);
        routes.tenant(HandlerType.GET, ONE, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return shown(useCases.read().read(caller, id(context)));
        });
        routes.tenant(HandlerType.PATCH, ONE, this::change);
        routes.tenant(HandlerType.DELETE, ONE, this::delete);
        routes.tenant(
                HandlerType.POST,
                ONE + "/restore",
                (context, caller) -> shown(useCases.restore().restore(caller, id(context))));
    }

    private Answer create(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        byte[] body = bodies.jsonBytes(context);
        return idempotency.once(context, caller, Sha256.of(body), () -> {
            CreateConversation.Command command = bodies.read(body, ConversationFields::creation);
            Conversation conversation = useCases.create().create(caller, command);
            return Answer.created(ALL + "/" + conversation.id(), ConversationJson.of(conversation))
                    .withVersion(conversation.version());
        });
    }

    private Answer list(Context context, Caller caller) {
        QueryParameters query = QueryParameters.of(context);
        ConversationFilter filter = ConversationQuery.filter(query);
        PageRequest page = query.page();
        query.refuseOthers();
        return Answer.ok(PageJson.of(useCases.read().list(caller, filter, page), ConversationJson::of));
    }

    private Answer change(Context context, Caller caller) throws IOException {
        caller.require(Role.EDITOR);
        Optional<Integer> expectedVersion = IfMatch.version(context);
        ConversationId id = id(context);
        return shown(useCases.change()
                .change(
                        caller,
                        id,
                        bodies.read(
                                context, (JsonFields fields) -> ConversationFields.change(fields, expectedVersion))));
    }

    private Answer delete(Context context, Caller caller) {
        QueryParameters query = QueryParameters.of(context);
        boolean hard = query.flag("hard").orElse(false);
        query.refuseOthers();
        if (hard) {
            useCases.delete().remove(caller, id(context), IfMatch.version(context));
        } else {
            useCases.delete().hide(caller, id(context), IfMatch.version(context));
        }
        return Answer.noContent();
    }

    /** The conversation that the address names. */
    public static ConversationId id(Context context) {
        return new ConversationId(PathIds.id(context, "conversation_id"));
    }

    private static Answer shown(Conversation conversation) {
        return Answer.ok(ConversationJson.of(conversation)).withVersion(conversation.version());
    }
}
