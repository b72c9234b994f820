package dev.commonplace.http.documents;

import dev.commonplace.application.documents.ReadDocuments;
import dev.commonplace.application.documents.StoredDocument;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.http.json.Cursors;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.IfMatch;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents that are there: listed, read, replaced, deleted. */
public final class DocumentRoutes {
    static final String ALL = "/v1/documents";

    private static final String ONE = "/v1/documents/{document_id}";

    private final DocumentsUseCases useCases;
    private final RequestBodies bodies;
    private final DocumentQuery documentQuery;

    public DocumentRoutes(DocumentsUseCases useCases, RequestBodies bodies) {
        this.useCases = useCases;
        this.bodies = bodies;
        this.documentQuery = new DocumentQuery(bodies);
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, ALL, this::list);
        routes.tenant(HandlerType.GET, ONE, this::read);
        routes.tenant(HandlerType.PUT, ONE, this::replace);
        routes.tenant(HandlerType.DELETE, ONE, (context, caller) -> {
            useCases.deleteDocument().delete(caller, id(context), IfMatch.version(context));
            return Answer.noContent();
        });
        routes.tenant(HandlerType.GET, ONE + "/chunks", this::chunks);
    }

    private Answer list(Context context, Caller caller) {
        QueryParameters query = QueryParameters.of(context);
        DocumentFilter filter = documentQuery.read(query);
        PageRequest page = query.page();
        query.refuseOthers();
        return Answer.ok(PageJson.of(useCases.readDocuments().list(caller, filter, page), DocumentJson::of));
    }

    private Answer read(Context context, Caller caller) {
        ReadDocuments.WithContent read = useCases.readDocuments().read(caller, id(context));
        Document document = read.document();
        return Answer.ok(DocumentJson.withContent(document, read.content())).withVersion(document.version());
    }

    private Answer replace(Context context, Caller caller) throws IOException {
        DocumentId id = id(context);
        Optional<Integer> expectedVersion = IfMatch.version(context);
        StoredDocument stored = useCases.ingestDocument()
                .replace(caller, id, bodies.read(context, DraftFields::draft), expectedVersion);
        Document document = stored.document();
        return Answer.ok(DocumentJson.stored(document, stored.effect())).withVersion(document.version());
    }

    private Answer chunks(Context context, Caller caller) {
        DocumentId id = id(context);
        QueryParameters query = QueryParameters.of(context);
        int from = query.text("cursor")
                .map(cursor -> Cursors.place("/cursor", cursor))
                .orElse(0);
        int limit = PageRequest.first(query.integer("limit").orElse(PageRequest.LIMIT_DEFAULT))
                .limit();
        query.refuseOthers();
        List<Chunk> chunks = useCases.readDocuments().chunks(caller, id, from, limit);
        return Answer.ok(new PageJson<>(chunks.stream().map(ChunkJson::of).toList(), next(caller, id, chunks, limit)));
    }

    private @Nullable String next(Caller caller, DocumentId id, List<Chunk> chunks, int limit) {
        if (chunks.size() < limit) {
            return null;
        }
        int following = chunks.getLast().ordinal() + 1;
        return useCases.readDocuments()
                .find(caller, id)
                .filter(document -> following < document.chunks())
                .map(document -> Cursors.of(following))
                .orElse(null);
    }

    private static DocumentId id(Context context) {
        return new DocumentId(PathIds.id(context, "document_id"));
    }
}
