package dev.commonplace.http.corrections;

import dev.commonplace.application.corrections.CorrectGraph;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditId;
import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Optional;

/** Corrections of the graph of a conversation: made, listed, counted, taken back. */
public final class CorrectionRoutes {
    private static final String EDITS = "/v1/conversations/{conversation_id}/edits";

    private final CorrectionsUseCases useCases;
    private final RequestBodies bodies;

    public CorrectionRoutes(CorrectionsUseCases useCases, RequestBodies bodies) {
        this.useCases = useCases;
        this.bodies = bodies;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.POST, EDITS, this::correct);
        routes.tenant(HandlerType.GET, EDITS, this::list);
        routes.tenant(HandlerType.GET, EDITS + "/statistics", (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return Answer.ok(EditStatisticsJson.of(useCases.readEdits().statistics(caller, id(context))));
        });
        routes.tenant(HandlerType.POST, EDITS + "/{edit_id}/undo", (context, caller) -> {
            caller.require(Role.EDITOR);
            EditId editId = new EditId(PathIds.id(context, "edit_id"));
            return Answer.ok(CorrectedJson.of(useCases.undoEdit().undo(caller, id(context), editId)));
        });
    }

    private Answer correct(Context context, Caller caller) throws IOException {
        caller.require(Role.EDITOR);
        ConversationId id = id(context);
        CorrectGraph.Command command = bodies.read(context, fields -> CorrectionFields.command(id, fields));
        return Answer.ok(CorrectedJson.of(useCases.correctGraph().correct(caller, command)));
    }

    private Answer list(Context context, Caller caller) {
        ConversationId id = id(context);
        QueryParameters query = QueryParameters.of(context);
        Optional<EditTarget.Kind> target = query.text("target_kind").map(CorrectionRoutes::target);
        boolean unexportedOnly = query.isOn("unexported_only");
        PageRequest page = query.page();
        query.refuseOthers();
        return Answer.ok(
                PageJson.of(useCases.readEdits().list(caller, id, target, unexportedOnly, page), EditJson::of));
    }

    private static EditTarget.Kind target(String word) {
        for (EditTarget.Kind kind : EditTarget.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw RefusedException.invalid("/target_kind", "A target is node, relation, speaker_attribution or card.");
    }

    private static ConversationId id(Context context) {
        return new ConversationId(PathIds.id(context, "conversation_id"));
    }
}
