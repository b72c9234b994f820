package dev.commonplace.http.documents;

import dev.commonplace.application.documents.DocumentDraft;
import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.MalformedJsonException;
import dev.commonplace.http.json.Pointers;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Sha256;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an upload: a file, with its details as form fields or as one JSON part. */
final class UploadBody {
    private static final Set<String> MULTIPART = Set.of("multipart/form-data");
    /** Where the servlet container looks for how to read parts. */
    private static final String CONFIG_ATTRIBUTE = "org.eclipse.jetty.multipartConfig";

    private static final int IN_MEMORY_BYTES_MAX = 256 * 1024;
    private static final int PARTS_MAX = 200;
    private static final int CAUSES_MAX = 10;

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
        RequestBodies.requireMediaType(context, MULTIPART);
        bodies.requireLength(context, bodies.limits().uploadBytesMax());
        Collection<Part> parts = parts(context);
        UploadFields fields = UploadFields.of(parts);
        Part file = fields.file();
        MessageDigest digest = Sha256.digest();
        for (Part part : parts) {
            String head = part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getContentType() + "\n";
            digest.update(Sha256.of(head.getBytes(StandardCharsets.UTF_8)));
            digest.update(digest(part));
        }
        DocumentFile content = UploadedFile.of(file, fields.text("content_type"));
        DocumentDetails details = sourced(details(fields), file.getSubmittedFileName());
        return new Upload(new DocumentDraft(details, content), digest.digest());
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

    private Collection<Part> parts(Context context) throws IOException {
        long bytesMax = bodies.limits().uploadBytesMax();
        context.req()
                .setAttribute(
                        CONFIG_ATTRIBUTE,
                        new MultipartConfigElement(
                                temporaryDirectory.toString(), bytesMax, bytesMax, IN_MEMORY_BYTES_MAX));
        Collection<Part> parts;
        try {
            parts = context.req().getParts();
        } catch (ServletException | IllegalStateException | IllegalArgumentException malformed) {
            throw unreadable(malformed);
        }
        if (parts.size() > PARTS_MAX) {
            throw RefusedException.invalid("", "An upload has at most " + PARTS_MAX + " parts.");
        }
        return parts;
    }

    private ProblemException unreadable(Exception malformed) {
        // Where the body ends is anybody's guess, so that nothing can follow it.
        Map<String, String> last = Map.of("Connection", "close");
        return isTooLarge(malformed)
                ? new ProblemException(
                        ProblemKind.TOO_LARGE,
                        "An upload may have at most " + bodies.limits().uploadBytesMax() + " bytes.",
                        last)
                : new ProblemException(
                        ProblemKind.MALFORMED_REQUEST, "The body is not readable multipart/form-data.", last);
    }

    /** The container tells sizes from forms by its words only, some causes down. */
    private static boolean isTooLarge(Exception malformed) {
        @Nullable Throwable cause = malformed;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (String.valueOf(cause.getMessage()).contains("exceed")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static byte[] digest(Part part) throws IOException {
        try (DigestInputStream content = new DigestInputStream(part.getInputStream(), Sha256.digest())) {
            content.transferTo(OutputStream.nullOutputStream());
            return content.getMessageDigest().digest();
        }
    }

    /** All at once; for parts that are fields. */
    static byte[] bytes(Part part) throws IOException {
        try (InputStream content = part.getInputStream()) {
            return content.readAllBytes();
        }
    }
}
