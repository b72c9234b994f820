package dev.commonplace.http.transcripts;

import dev.commonplace.application.transcripts.ImportOptions;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.Visibility;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.documents.UploadedFile;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.JsonValues;
import dev.commonplace.http.json.MalformedJsonException;
import dev.commonplace.http.json.Pointers;
import dev.commonplace.http.json.Uuids;
import dev.commonplace.http.requests.FormParts;
import dev.commonplace.http.requests.RequestBodies;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an upload: a file, with the options as form fields or as one JSON part named {@code options}. */
final class ImportUpload {
    private static final Set<String> OPTIONS =
            Set.of("format", "external_id", "title", "kind", "visibility", "shared_with", "tags", "metadata");
    private static final Set<String> KNOWN = Stream.concat(
                    OPTIONS.stream(), Stream.of("file", "options", "content_type"))
            .collect(Collectors.toUnmodifiableSet());

    private ImportUpload() {}

    static ImportBody read(FormParts parts, RequestBodies bodies) {
        parts.refuseOthers(KNOWN);
        return ImportBody.ofFile(
                UploadedFile.of(parts.required("file"), parts.text("content_type")), options(parts, bodies));
    }

    private static ImportOptions options(FormParts parts, RequestBodies bodies) {
        Optional<String> json = parts.text("options");
        if (json.isPresent()) {
            if (parts.hasAny(OPTIONS)) {
                throw RefusedException.invalid("/options", "Either options or fields of their own, not both.");
            }
            return Pointers.under("/options", () -> bodies.read(json.get(), OptionFields::read));
        }
        return new ImportOptions(
                parts.text("format").flatMap(OptionFields::format),
                parts.text("external_id"),
                parts.text("title"),
                parts.text("kind").map(word -> ConversationKind.parse("/kind", word)),
                parts.text("visibility")
                        .map(word -> Visibility.parse("/visibility", word))
                        .orElse(Visibility.PRIVATE),
                Uuids.words("/shared_with", parts.texts("shared_with")),
                parts.texts("tags"),
                parts.text("metadata").map(text -> metadata(bodies, text)).orElse(JsonObject.EMPTY));
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
