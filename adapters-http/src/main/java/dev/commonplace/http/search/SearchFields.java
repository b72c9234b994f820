package dev.commonplace.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.documents.FilterFields;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.Pointers;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a search. */
final class SearchFields {
    private SearchFields() {}

    static SearchLibrary.Command command(JsonFields fields) {
        return new SearchLibrary.Command(
                fields.text("query"),
                fields.any("vector").map(node -> vector(node, fields.pointer("vector"))),
                fields.text("mode")
                        .map(word -> SearchMode.parse(fields.pointer("mode"), word))
                        .orElse(SearchMode.HYBRID),
                fields.integer("limit").orElse(SearchLibrary.Command.LIMIT_DEFAULT),
                filter(fields),
                fields.object("filter"),
                fields.number("threshold")
                        .map(threshold -> OptionalDouble.of(threshold.doubleValue()))
                        .orElse(OptionalDouble.empty()),
                fields.flag("explain").orElse(false));
    }

    private static DocumentFilter filter(JsonFields fields) {
        Optional<JsonNode> node = fields.any("filter");
        if (node.isEmpty()) {
            return DocumentFilter.ALL;
        }
        return Pointers.under(fields.pointer("filter"), () -> {
            JsonFields filter = JsonFields.of(node.get(), "");
            DocumentFilter read = FilterFields.read(filter);
            filter.refuseOthers();
            return read;
        });
    }

    private static Embedding vector(JsonNode node, String pointer) {
        if (!node.isArray()) {
            throw RefusedException.invalid(pointer, "A list of numbers is needed here.");
        }
        if (node.size() > Embedding.DIMENSION_MAX) {
            throw RefusedException.invalid(pointer, "A vector has at most " + Embedding.DIMENSION_MAX + " numbers.");
        }
        float[] values = new float[node.size()];
        for (int i = 0; i < values.length; i++) {
            BigDecimal number = JsonFields.numberOf(node.get(i), pointer + "/" + i);
            values[i] = number.floatValue();
        }
        return Embedding.of(values);
    }
}
