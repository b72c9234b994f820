package dev.commonplace.http.conversations;

import dev.commonplace.application.conversations.AnalyseSpeaking;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.http.json.Cursors;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** Who spoke in a conversation, and how much. */
public final class SpeakingRoutes {
    private final AnalyseSpeaking analyseSpeaking;

    public SpeakingRoutes(AnalyseSpeaking analyseSpeaking) {
        this.analyseSpeaking = analyseSpeaking;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, ConversationRoutes.ONE + "/analytics", this::analyse);
    }

    private Answer analyse(Context context, Caller caller) {
        QueryParameters query = QueryParameters.of(context);
        int from =
                query.text("cursor").map(text -> Cursors.place("/cursor", text)).orElse(0);
        int limit = MessageRange.from(0, query.integer("limit").orElse(MessageRange.LIMIT_DEFAULT))
                .limit();
        query.refuseOthers();
        return Answer.ok(SpeakingJson.of(analyseSpeaking.analyse(caller, ConversationRoutes.id(context)), from, limit));
    }
}
