package dev.commonplace.http.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.documents.MetadataCondition;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads conditions on metadata: each key with a value it has to equal, or with an object that says otherwise. */
final class MetadataFields {
    private static final Set<String> BOUNDS = Set.of("gte", "gt", "lte", "lt");

    private MetadataFields() {}

    static List<MetadataCondition> conditions(JsonFields metadata) {
        List<MetadataCondition> conditions = new ArrayList<>();
        for (String key : metadata.names()) {
            // A null is a value here: it is looked for like any other.
            Optional<JsonNode> value = metadata.any(key);
            conditions.add(value.map(node -> condition(key, node, metadata.pointer(key)))
                    .orElseGet(() -> new MetadataCondition.Equal(key, null)));
        }
        return conditions;
    }

    private static MetadataCondition condition(String key, JsonNode node, String pointer) {
        if (!node.isObject()) {
            return new MetadataCondition.Equal(key, JsonValues.plain(node));
        }
        if (node.size() == 1 && node.has("equals")) {
            return new MetadataCondition.Equal(key, JsonValues.plain(node.get("equals")));
        }
        if (node.size() == 1 && node.has("contains")) {
            return new MetadataCondition.Contains(key, JsonValues.plain(node.get("contains")));
        }
        JsonFields fields = JsonFields.of(node, pointer);
        if (fields.names().isEmpty() || !BOUNDS.containsAll(fields.names())) {
            throw RefusedException.invalid(
                    pointer,
                    "A condition is a value, or an object with one of equals and contains, or with bounds gte, gt, lte, lt."
                            + " To compare with an object, write it into equals.");
        }
        return new MetadataCondition.Range(
                key, bound(fields, "gte", "gt"), fields.has("gte"), bound(fields, "lte", "lt"), fields.has("lte"));
    }

    private static Optional<Object> bound(JsonFields fields, String inclusive, String exclusive) {
        if (fields.has(inclusive) && fields.has(exclusive)) {
            throw RefusedException.invalid(
                    fields.pointer(exclusive), "Only one of " + inclusive + " and " + exclusive + " is allowed.");
        }
        String name = fields.has(inclusive) ? inclusive : exclusive;
        Optional<JsonNode> bound = fields.any(name);
        if (bound.isPresent() && !bound.get().isTextual() && !bound.get().isNumber()) {
            throw RefusedException.invalid(fields.pointer(name), "A bound of a range is a number or a text.");
        }
        return bound.map(JsonValues::plain);
    }
}
