package dev.commonplace.http.conversations;

import dev.commonplace.application.conversations.AppendMessages;
import dev.commonplace.application.conversations.ConversationUseCases;
import dev.commonplace.application.conversations.ReadMessages;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.http.json.Cursors;
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

/** What is said in a conversation, and by whom. */
public final class MessageRoutes {
    private static final String MESSAGES = ConversationRoutes.ONE + "/messages";
    private static final String MESSAGE = MESSAGES + "/{message_id}";
    private static final String PARTICIPANTS = ConversationRoutes.ONE + "/participants";
    private static final String PARTICIPANT = PARTICIPANTS + "/{participant_id}";

    private final ConversationUseCases useCases;
    private final RequestBodies bodies;
    private final Idempotency idempotency;

    public MessageRoutes(ConversationUseCases useCases, RequestBodies bodies, Idempotency idempotency) {
        this.useCases = useCases;
        this.bodies = bodies;
        this.idempotency = idempotency;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.POST, MESSAGES, this::append);
        routes.tenant(HandlerType.GET, MESSAGES, this::list);
        routes.tenant(HandlerType.GET, MESSAGE, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            ReadMessages.Outcome read =
                    useCases.readMessages().read(caller, ConversationRoutes.id(context), messageId(context));
            return Answer.ok(MessageJson.of(read).getFirst());
        });
        routes.tenant(HandlerType.DELETE, MESSAGE, this::delete);
        routes.tenant(
                HandlerType.GET,
                PARTICIPANTS,
                (context, caller) -> Answer.ok(PageJson.whole(
                        useCases.read().participants(caller, ConversationRoutes.id(context)), ParticipantJson::of)));
        routes.tenant(
                HandlerType.GET,
                PARTICIPANT,
                (context, caller) -> Answer.ok(ParticipantJson.of(
                        useCases.read().participant(caller, ConversationRoutes.id(context), participantId(context)))));
        routes.tenant(HandlerType.PATCH, PARTICIPANT, this::change);
    }

    private Answer append(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        ConversationId id = ConversationRoutes.id(context);
        byte[] body = bodies.jsonBytes(context);
        return idempotency.once(context, caller, Sha256.of(body), () -> {
            AppendMessages.Outcome outcome =
                    useCases.append().append(caller, id, bodies.read(body, MessageFields::batch));
            return Answer.of(outcome.created() > 0 ? 201 : 200, AppendedJson.of(outcome));
        });
    }

    private Answer list(Context context, Caller caller) {
        QueryParameters query = QueryParameters.of(context);
        MessageRange range = ConversationQuery.range(query);
        query.refuseOthers();
        ReadMessages.Outcome read = useCases.readMessages().list(caller, ConversationRoutes.id(context), range);
        String next = read.next().isPresent() ? Cursors.of(read.next().getAsInt()) : null;
        return Answer.ok(new PageJson<>(MessageJson.of(read), next));
    }

    private Answer delete(Context context, Caller caller) {
        QueryParameters query = QueryParameters.of(context);
        boolean hard = query.flag("hard").orElse(false);
        query.refuseOthers();
        useCases.deleteMessage().delete(caller, ConversationRoutes.id(context), messageId(context), hard);
        return Answer.noContent();
    }

    private Answer change(Context context, Caller caller) throws IOException {
        caller.require(Role.EDITOR);
        ConversationId id = ConversationRoutes.id(context);
        ParticipantId participantId = participantId(context);
        return Answer.ok(ParticipantJson.of(useCases.changeParticipant()
                .change(caller, id, participantId, bodies.read(context, ParticipantFields::change))));
    }

    private static MessageId messageId(Context context) {
        return new MessageId(PathIds.id(context, "message_id"));
    }

    private static ParticipantId participantId(Context context) {
        return new ParticipantId(PathIds.id(context, "participant_id"));
    }
}
