package dev.commonplace.http.transcripts;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.transcripts.ImportConversations;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.FormParts;
import dev.commonplace.http.requests.Idempotency;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import dev.commonplace.http.requests.Sha256;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** Conversations out of the files of other systems: uploaded, pasted, or fetched. */
public final class ImportRoutes {
    private static final String IMPORT = "/v1/conversations/import";
    /** The file was understood as far as it goes, and there is nothing in it that could be kept. */
    private static final int NOTHING_KEPT = 422;

    private final TranscriptsUseCases useCases;
    private final RequestBodies bodies;
    private final Idempotency idempotency;
    private final Path temporaryDirectory;

    /** @param temporaryDirectory where bodies lie while they are read */
    public ImportRoutes(
            TranscriptsUseCases useCases, RequestBodies bodies, Idempotency idempotency, Path temporaryDirectory) {
        this.useCases = useCases;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.temporaryDirectory = temporaryDirectory;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.POST, IMPORT, this::importFile);
        routes.tenant(HandlerType.POST, IMPORT + "/preview", this::preview);
    }

    private Answer importFile(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        Received received = receive(context);
        return idempotency.once(
                context,
                caller,
                received.digest(),
                () -> with(received.body(), (file, body) -> imported(caller, file, body)));
    }

    private Answer imported(Caller caller, DocumentFile file, ImportBody body) {
        ImportConversations.Outcome outcome =
                useCases.importConversations().importFile(caller, file, body.options(), body.origin());
        int status = outcome.hasCreated() ? 201 : outcome.isRefused() ? NOTHING_KEPT : 200;
        return Answer.of(status, ImportJson.of(outcome));
    }

    private Answer preview(Context context, Caller caller) throws Exception {
        caller.require(Role.EDITOR);
        return with(
                receive(context).body(),
                (file, body) ->
                        Answer.ok(PreviewJson.of(useCases.previewImport().preview(caller, file, body.options()))));
    }

    /** @param digest differs for different bodies */
    @SuppressWarnings("ArrayRecordComponent")
    private record Received(ImportBody body, byte[] digest) {}

    private Received receive(Context context) throws IOException, ProblemException {
        String type = String.valueOf(context.contentType());
        if (type.startsWith("multipart/")) {
            FormParts parts = FormParts.of(context, bodies, temporaryDirectory);
            return new Received(ImportUpload.read(parts, bodies), parts.digest());
        }
        byte[] json = bodies.jsonBytes(context);
        return new Received(bodies.read(json, ImportBody::read), Sha256.of(json));
    }

    private Answer with(ImportBody body, BiFunction<DocumentFile, ImportBody, Answer> use) {
        return body.file()
                .map(file -> use.apply(file, body))
                .orElseGet(() -> useCases.fetchUrl()
                        .fetch(body.url().orElseThrow(), fetched -> use.apply(fetched.file(), body)));
    }
}
