package dev.commonplace.http.documents;

import dev.commonplace.application.documents.DocumentDraft;
import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.MalformedJsonException;
import dev.commonplace.http.json.Pointers;
import dev.commonplace.http.requests.FormParts;
import dev.commonplace.http.requests.RequestBodies;
import io.javalin.http.Context;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an upload: a file, with its details as form fields or as one JSON part. */
final class UploadBody {
    private final RequestBodies bodies;
    private final Path temporaryDirectory;

    UploadBody(RequestBodies bodies, Path temporaryDirectory) {
        this.bodies = bodies;
        this.temporaryDirectory = temporaryDirectory;
    }

    /**
     * A document as it was uploaded.
     *
     * @param digest differs for different uploads, whatever their boundaries
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Upload(DocumentDraft draft, byte[] digest) {}

    Upload read(Context context) throws IOException {
        FormParts parts = FormParts.of(context, bodies, temporaryDirectory);
        UploadFields fields = UploadFields.of(parts);
        Part file = fields.file();
        DocumentFile content = UploadedFile.of(file, fields.text("content_type"));
        DocumentDetails details = sourced(details(fields), file.getSubmittedFileName());
        return new Upload(new DocumentDraft(details, content), parts.digest());
    }

    private DocumentDetails details(UploadFields fields) {
        Optional<String> json = fields.text("details");
        if (json.isEmpty()) {
            return fields.details(bodies);
        }
        if (fields.hasDetails()) {
            throw RefusedException.invalid("/details", "Either details or fields of their own, not both.");
        }
        try {
            return Pointers.under("/details", () -> bodies.read(json.get(), DraftFields::details));
        } catch (MalformedJsonException malformed) {
            throw RefusedException.invalid("/details", malformed.detail());
        }
    }

    /** Where nobody says where a file comes from, its name does. */
    private static DocumentDetails sourced(DocumentDetails details, @Nullable String fileName) {
        if (details.source().isPresent() || fileName == null) {
            return details;
        }
        return new DocumentDetails(
                details.externalId(),
                details.title(),
                Optional.of(fileName),
                details.tags(),
                details.metadata(),
                details.date());
    }
}
