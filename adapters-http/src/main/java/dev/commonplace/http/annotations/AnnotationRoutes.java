package dev.commonplace.http.annotations;

import dev.commonplace.application.annotations.ChangeAnnotation;
import dev.commonplace.application.annotations.KeepAnnotation;
import dev.commonplace.application.annotations.ReadAnnotations;
import dev.commonplace.application.annotations.ShownAnnotation;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.annotations.AnnotationId;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.topics.NodeId;
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

/** Bookmarks, or notes: kept, listed, read, changed, deleted. */
public final class AnnotationRoutes {
    private static final String CONVERSATIONS = "/v1/conversations/";
    /** In place of an actor's id: the caller's own. */
    private static final String ME = "me";

    private final AnnotationKind kind;
    private final AnnotationsUseCases useCases;
    private final RequestBodies bodies;
    private final Idempotency idempotency;

    /** @param kind of all that these routes see */
    public AnnotationRoutes(
            AnnotationKind kind, AnnotationsUseCases useCases, RequestBodies bodies, Idempotency idempotency) {
        this.kind = kind;
        this.useCases = useCases;
        this.bodies = bodies;
        this.idempotency = idempotency;
    }

    public void register(Routes routes) {
        String all = CONVERSATIONS + "{conversation_id}/" + kind.word() + "s";
        String one = all + "/{" + idName() + "}";
        routes.tenant(
                HandlerType.GET,
                "/v1/" + kind.word() + "s",
                (context, caller) -> list(context, caller, Optional.empty()));
        routes.tenant(
                HandlerType.GET, all, (context, caller) -> list(context, caller, Optional.of(conversationId(context))));
        routes.tenant(HandlerType.POST, all, this::keep);
        routes.tenant(HandlerType.GET, one, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return shown(useCases.read().read(caller, kind, conversationId(context), id(context)));
        });
        routes.tenant(HandlerType.PATCH, one, this::change);
        routes.tenant(HandlerType.DELETE, one, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            useCases.change().delete(caller, which(context));
            return Answer.noContent();
        });
    }

    /** @param inPath the conversation that the path names */
    private Answer list(Context context, Caller caller, Optional<ConversationId> inPath) {
        QueryParameters query = QueryParameters.of(context);
        ReadAnnotations.Query wanted = new ReadAnnotations.Query(
                kind,
                inPath.or(() -> query.id("conversation_id").map(ConversationId::new)),
                query.text("author")
                        .map(author -> author.equals(ME) ? caller.actor().id() : author),
                query.text("tag"),
                query.id("message_id").map(MessageId::new),
                inPath.flatMap(id -> query.id("node_id")).map(NodeId::new));
        PageRequest page = query.page();
        query.refuseOthers();
        return Answer.ok(PageJson.of(useCases.read().list(caller, wanted, page), AnnotationJson::of));
    }

    private Answer keep(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        ConversationId id = conversationId(context);
        byte[] body = bodies.jsonBytes(context);
        return idempotency.once(context, caller, Sha256.of(body), () -> {
            KeepAnnotation.Command command =
                    bodies.read(body, (JsonFields fields) -> AnnotationFields.creation(kind, id, fields));
            ShownAnnotation kept = useCases.keep().keep(caller, command);
            String path = CONVERSATIONS + id + "/" + kind.word() + "s/"
                    + kept.annotation().id();
            return Answer.created(path, AnnotationJson.of(kept))
                    .withVersion(kept.annotation().version());
        });
    }

    private Answer change(Context context, Caller caller) throws IOException {
        caller.require(Role.EDITOR);
        ChangeAnnotation.Which which = which(context);
        return shown(useCases.change()
                .change(
                        caller,
                        which,
                        bodies.read(context, (JsonFields fields) -> AnnotationFields.change(kind, fields))));
    }

    private static Answer shown(ShownAnnotation shown) {
        return Answer.ok(AnnotationJson.of(shown))
                .withVersion(shown.annotation().version());
    }

    private ChangeAnnotation.Which which(Context context) {
        return new ChangeAnnotation.Which(kind, conversationId(context), id(context), IfMatch.version(context));
    }

    private static ConversationId conversationId(Context context) {
        return new ConversationId(PathIds.id(context, "conversation_id"));
    }

    private AnnotationId id(Context context) {
        return new AnnotationId(PathIds.id(context, idName()));
    }

    private String idName() {
        return kind.word() + "_id";
    }
}
