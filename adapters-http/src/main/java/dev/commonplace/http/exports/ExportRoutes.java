package dev.commonplace.http.exports;

import dev.commonplace.application.exports.ExportConversation;
import dev.commonplace.application.exports.ExportConversation.Format;
import dev.commonplace.application.exports.ImportCanvas;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.canvas.CanvasDocument;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditReason;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import dev.commonplace.http.topics.ZoomConvention;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Conversations and their graphs as files, and canvases that come back. */
public final class ExportRoutes {
    private static final ZoomLevel ZOOM_DEFAULT = ZoomLevel.TOPICS;

    private static final String CONVERSATION = "/v1/conversations/{conversation_id}";

    private final ExportsUseCases useCases;
    private final RequestBodies bodies;
    private final WriteCanvas canvases;
    private final Json json;

    public ExportRoutes(ExportsUseCases useCases, RequestBodies bodies, Json json) {
        this.useCases = useCases;
        this.bodies = bodies;
        this.canvases = new WriteCanvas(json);
        this.json = json;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, CONVERSATION + "/export", this::export);
        routes.tenant(HandlerType.POST, CONVERSATION + "/canvas", this::take);
    }

    private Answer take(Context context, Caller caller) throws IOException {
        caller.require(Role.EDITOR);
        ConversationId id = new ConversationId(PathIds.id(context, "conversation_id"));
        QueryParameters parameters = QueryParameters.of(context);
        ZoomConvention convention = convention(parameters);
        Optional<ZoomLevel> zoom = parameters.integer("zoom").map(convention::level);
        Optional<Integer> expectedRevision = parameters.integer("expected_revision");
        parameters.refuseOthers();
        CanvasDocument canvas = ReadCanvas.read(json.read(bodies.jsonBytes(context)));
        return Answer.ok(ImportedCanvasJson.of(useCases.importCanvas()
                .take(
                        caller,
                        new ImportCanvas.Command(
                                id, canvas, zoom, EditReason.plain(EditReason.BY_CANVAS), expectedRevision))));
    }

    private static ZoomConvention convention(QueryParameters parameters) {
        return parameters.text("convention").map(ZoomConvention::parse).orElse(ZoomConvention.COARSE_FIRST);
    }

    private Answer export(Context context, Caller caller) {
        ConversationId id = new ConversationId(PathIds.id(context, "conversation_id"));
        QueryParameters parameters = QueryParameters.of(context);
        Format format = parameters.text("format").map(ExportRoutes::format).orElse(Format.CANVAS);
        ZoomConvention convention = convention(parameters);
        ZoomLevel zoom = parameters.integer("zoom").map(convention::level).orElse(ZOOM_DEFAULT);
        parameters.refuseOthers();
        return switch (useCases.exportConversation().export(caller, new ExportConversation.Command(id, format, zoom))) {
            case ExportConversation.Outcome.Drawn drawn ->
                file(drawn.conversation(), "application/json", "canvas", canvases.write(drawn.canvas()));
            case ExportConversation.Outcome.Written written ->
                file(written.conversation(), "text/markdown; charset=utf-8", "md", written.text());
            case ExportConversation.Outcome.Graph graph ->
                file(
                        graph.conversation(),
                        "application/xml; charset=utf-8",
                        "graphml",
                        WriteGraphMl.write(graph.conversation(), graph.nodes(), graph.relations()));
        };
    }

    private static Format format(String name) {
        for (Format format : Format.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw RefusedException.invalid("/format", "A format is canvas, markdown, outline or graphml.");
    }

    /** Named by the conversation's id: titles are not names that every disk takes. */
    private static Answer file(Conversation conversation, String mediaType, String ending, String text) {
        return Answer.ok(new Answer.Text(mediaType, text))
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"conversation-" + conversation.id() + "." + ending + "\"");
    }
}
