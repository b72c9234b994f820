package dev.commonplace.http.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.Uuids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads a filter of documents. What can have alternatives is one text or a list of them. */
public final class FilterFields {
    private FilterFields() {}

    /** @param fields the filter by itself, so that refusals name their places from its top */
    public static DocumentFilter read(JsonFields fields) {
        Tags tags = fields.any("tags")
                .map(node -> tags(node, fields.pointer("tags")))
                .orElse(Tags.NONE);
        Optional<JsonFields> date = fields.fields("date");
        Optional<Instant> from = date.flatMap(range -> range.time("from"));
        Optional<Instant> to = date.flatMap(range -> range.time("to"));
        date.ifPresent(JsonFields::refuseOthers);
        return new DocumentFilter(
                fields.fields("metadata").map(MetadataFields::conditions).orElse(List.of()),
                tags.all(),
                tags.any(),
                oneOrMore(fields, "source", (field, text) -> text),
                oneOrMore(fields, "external_id", (field, text) -> text),
                oneOrMore(fields, "document_id", (field, text) -> new DocumentId(Uuids.parse(field, text))),
                statuses(oneOrMore(fields, "status", DocumentStatus::parse)),
                from,
                to);
    }

    private record Tags(List<String> all, List<String> any) {
        static final Tags NONE = new Tags(List.of(), List.of());
    }

    private static Tags tags(JsonNode node, String pointer) {
        if (node.isArray()) {
            return new Tags(JsonFields.textsOf(node, pointer), List.of());
        }
        JsonFields fields = JsonFields.of(node, pointer);
        Tags tags = new Tags(fields.texts("all"), fields.texts("any"));
        fields.refuseOthers();
        return tags;
    }

    private static <T> List<T> oneOrMore(JsonFields fields, String name, BiFunction<String, String, T> reading) {
        Optional<JsonNode> found = fields.any(name);
        if (found.isEmpty()) {
            return List.of();
        }
        String pointer = fields.pointer(name);
        JsonNode node = found.get();
        if (!node.isArray()) {
            return List.of(reading.apply(pointer, JsonFields.textOf(node, pointer)));
        }
        List<T> values = new ArrayList<>();
        for (String text : JsonFields.textsOf(node, pointer)) {
            values.add(reading.apply(pointer + "/" + values.size(), text));
        }
        return values;
    }

    private static Set<DocumentStatus> statuses(List<DocumentStatus> statuses) {
        return new LinkedHashSet<>(statuses);
    }
}
