package dev.commonplace.http.documents;

import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.JsonValues;
import dev.commonplace.http.json.MalformedJsonException;
import dev.commonplace.http.json.Times;
import dev.commonplace.http.requests.FormParts;
import dev.commonplace.http.requests.RequestBodies;
import jakarta.servlet.http.Part;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of an upload by their names. Tags can stand more than once, everything else once. */
final class UploadFields {
    private static final String FILE = "file";
    private static final Set<String> DETAILS = Set.of("external_id", "title", "source", "tags", "metadata", "date");
    private static final Set<String> KNOWN = Stream.concat(DETAILS.stream(), Stream.of(FILE, "details", "content_type"))
            .collect(Collectors.toUnmodifiableSet());

    private final FormParts parts;

    private UploadFields(FormParts parts) {
        this.parts = parts;
    }

    static UploadFields of(FormParts parts) {
        parts.refuseOthers(KNOWN);
        return new UploadFields(parts);
    }

    Part file() {
        return parts.required(FILE);
    }

    boolean hasDetails() {
        return parts.hasAny(DETAILS);
    }

    Optional<String> text(String name) {
        return parts.text(name);
    }

    DocumentDetails details(RequestBodies bodies) {
        return new DocumentDetails(
                text("external_id"),
                text("title"),
                text("source"),
                parts.texts("tags"),
                text("metadata").map(json -> metadata(bodies, json)).orElse(JsonObject.EMPTY),
                text("date").map(text -> Times.parse("/date", text)));
    }

    private static JsonObject metadata(RequestBodies bodies, String json) {
        try {
            return bodies.readAny(json, node -> {
                JsonFields.of(node, "/metadata");
                return JsonObject.of("/metadata", JsonValues.map(node));
            });
        } catch (MalformedJsonException malformed) {
            throw RefusedException.invalid("/metadata", malformed.detail());
        }
    }
}
