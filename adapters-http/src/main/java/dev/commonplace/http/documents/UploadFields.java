package dev.commonplace.http.documents;

import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.UnknownName;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.JsonValues;
import dev.commonplace.http.json.MalformedJsonException;
import dev.commonplace.http.json.Pointers;
import dev.commonplace.http.json.Times;
import dev.commonplace.http.requests.RequestBodies;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<String, List<Part>> parts;

    private UploadFields(Map<String, List<Part>> parts) {
        this.parts = parts;
    }

    static UploadFields of(Collection<Part> all) {
        Map<String, List<Part>> parts = new LinkedHashMap<>();
        List<Violation> unknown = new ArrayList<>();
        for (Part part : all) {
            String name = String.valueOf(part.getName());
            if (!KNOWN.contains(name)) {
                unknown.add(new Violation(Pointers.child("", name), UnknownName.of("field", name, KNOWN)));
            }
            parts.computeIfAbsent(name, unused -> new ArrayList<>()).add(part);
        }
        if (!unknown.isEmpty()) {
            throw new RefusedException(ErrorCode.INVALID_VALUE, "There are fields that nobody knows.", unknown);
        }
        return new UploadFields(parts);
    }

    Part file() {
        return only(FILE).orElseThrow(() -> RefusedException.invalid("/file", "A file is required here."));
    }

    boolean hasDetails() {
        return parts.keySet().stream().anyMatch(DETAILS::contains);
    }

    Optional<String> text(String name) {
        return only(name).map(part -> decoded(name, part));
    }

    DocumentDetails details(RequestBodies bodies) {
        return new DocumentDetails(
                text("external_id"),
                text("title"),
                text("source"),
                parts.getOrDefault("tags", List.of()).stream()
                        .map(part -> decoded("tags", part))
                        .toList(),
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

    private Optional<Part> only(String name) {
        List<Part> all = parts.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw RefusedException.invalid("/" + name, "This field can stand only once.");
        }
        return all.stream().findFirst();
    }

    private static String decoded(String name, Part part) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(UploadBody.bytes(part)))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            throw RefusedException.invalid("/" + name, "A field is text in UTF-8.");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
