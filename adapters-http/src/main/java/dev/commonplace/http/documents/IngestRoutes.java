package dev.commonplace.http.documents;

import dev.commonplace.application.documents.DocumentDraft;
import dev.commonplace.application.documents.StoredDocument;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.Idempotency;
import dev.commonplace.http.requests.PreferWait;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import dev.commonplace.http.requests.Sha256;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Documents that are handed in: as JSON, as a file, as an address, or many at once. */
public final class IngestRoutes {
    private static final Set<String> NDJSON = Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

    private final DocumentsUseCases useCases;
    private final RequestBodies bodies;
    private final Idempotency idempotency;
    private final StoredAnswer storedAnswer;
    private final UploadBody uploads;
    private final BulkIngest bulkIngest;
    private final Path temporaryDirectory;

    /** @param temporaryDirectory where bodies lie while they are read */
    public IngestRoutes(
            DocumentsUseCases useCases, RequestBodies bodies, Idempotency idempotency, Path temporaryDirectory) {
        this.useCases = useCases;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.storedAnswer = new StoredAnswer(useCases.awaitDocument());
        this.uploads = new UploadBody(bodies, temporaryDirectory);
        this.bulkIngest = new BulkIngest(useCases.ingestDocuments(), bodies);
        this.temporaryDirectory = temporaryDirectory;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.POST, DocumentRoutes.ALL, this::create);
        routes.tenant(HandlerType.POST, DocumentRoutes.ALL + "/upload", this::upload);
        routes.tenant(HandlerType.POST, DocumentRoutes.ALL + "/url", this::fetch);
        routes.tenant(HandlerType.POST, DocumentRoutes.ALL + "/bulk", this::bulk);
        routes.tenant(HandlerType.POST, DocumentRoutes.ALL + "/embedded", this::embedded);
    }

    private Answer create(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        Optional<Duration> wait = PreferWait.of(context);
        byte[] body = bodies.jsonBytes(context);
        return idempotency.once(
                context, caller, Sha256.of(body), () -> ingest(caller, bodies.read(body, DraftFields::draft), wait));
    }

    private Answer upload(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        Optional<Duration> wait = PreferWait.of(context);
        UploadBody.Upload upload = uploads.read(context);
        return idempotency.once(context, caller, upload.digest(), () -> ingest(caller, upload, wait));
    }

    private Answer ingest(Caller caller, UploadBody.Upload upload, Optional<Duration> wait)
            throws InterruptedException {
        DocumentDraft draft = upload.draft();
        if (!useCases.ingestArchive().isArchive(draft.file())) {
            return ingest(caller, draft, wait);
        }
        return Answer.ok(ArchiveReport.of(useCases.ingestArchive().ingest(caller, draft.details(), draft.file())));
    }

    private Answer fetch(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        Optional<Duration> wait = PreferWait.of(context);
        byte[] body = bodies.jsonBytes(context);
        return idempotency.once(context, caller, Sha256.of(body), () -> {
            UrlFields.Asked asked = bodies.read(body, UrlFields::read);
            return storedAnswer.of(caller, useCases.ingestUrl().ingest(caller, asked.url(), asked.details()), wait);
        });
    }

    private Answer ingest(Caller caller, DocumentDraft draft, Optional<Duration> wait) throws InterruptedException {
        return storedAnswer.of(caller, useCases.ingestDocument().ingest(caller, draft), wait);
    }

    private Answer embedded(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        byte[] body = bodies.jsonBytes(context);
        return idempotency.once(context, caller, Sha256.of(body), () -> {
            EmbeddedFields asked = bodies.read(body, EmbeddedFields::read);
            return Answer.of(
                    201,
                    new EmbeddedReport(
                            useCases.ingestEmbedded().ingest(caller, asked.model(), asked.documents()).stream()
                                    .map(document -> DocumentJson.stored(document, StoredDocument.Effect.CREATED))
                                    .toList()));
        });
    }

    /** Documents that were taken in together, in the order in which they were handed in. */
    record EmbeddedReport(List<DocumentJson> documents) {}

    private Answer bulk(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        RequestBodies.requireMediaType(context, NDJSON);
        try (InputStream body = bodies.open(context, bodies.limits().bulkBytesMax())) {
            if (!Idempotency.isWanted(context)) {
                return Answer.ok(bulkIngest.ingest(caller, body));
            }
            // The key depends on the whole body, which is therefore read before the first line is taken in.
            try (SpooledBody spooled = SpooledBody.of(body, temporaryDirectory)) {
                return idempotency.once(context, caller, spooled.digest(), () -> {
                    try (InputStream lines = spooled.open()) {
                        return Answer.ok(bulkIngest.ingest(caller, lines));
                    }
                });
            }
        }
    }
}
