package dev.commonplace.http.exports;

import dev.commonplace.application.exports.ExportConversation;
import dev.commonplace.application.exports.ExportConversation.Format;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.Routes;
import dev.commonplace.http.topics.ZoomParameter;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;

/** Conversations and their graphs as files. */
public final class ExportRoutes {
    private static final ZoomLevel ZOOM_DEFAULT = ZoomLevel.TOPICS;

    private final ExportsUseCases useCases;
    private final WriteCanvas canvases;

    public ExportRoutes(ExportsUseCases useCases, Json json) {
        this.useCases = useCases;
        this.canvases = new WriteCanvas(json);
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, "/v1/conversations/{id}/export", this::export);
    }

    private Answer export(Context context, Caller caller) {
        ConversationId id = new ConversationId(PathIds.id(context, "id"));
        QueryParameters parameters = QueryParameters.of(context);
        Format format = parameters.text("format").map(ExportRoutes::format).orElse(Format.CANVAS);
        ZoomLevel zoom = ZoomParameter.of(parameters, ZOOM_DEFAULT);
        parameters.refuseOthers();
        return switch (useCases.exportConversation().export(caller, new ExportConversation.Command(id, format, zoom))) {
            case ExportConversation.Outcome.Drawn drawn ->
                file(drawn.conversation(), "application/json", "canvas", canvases.write(drawn.canvas()));
            case ExportConversation.Outcome.Written written ->
                format == Format.GRAPHML
                        ? file(written.conversation(), "application/xml; charset=utf-8", "graphml", written.text())
                        : file(written.conversation(), "text/markdown; charset=utf-8", "md", written.text());
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
