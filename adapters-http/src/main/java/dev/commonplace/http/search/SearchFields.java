package dev.commonplace.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchQuestion;
import dev.commonplace.application.search.SearchRanking;
import dev.commonplace.application.search.SearchShape;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.search.Diversity;
import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.documents.FilterFields;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.Pointers;
import dev.commonplace.http.json.VectorFields;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Reads a search. */
final class SearchFields {
    private static final double LAMBDA_DEFAULT = 0.5;

    private SearchFields() {}

    static SearchLibrary.Command command(JsonFields fields) {
        return new SearchLibrary.Command(
                question(fields), ranking(fields), shape(fields), filter(fields), fields.object("filter"));
    }

    static SearchQuestion question(JsonFields fields) {
        return new SearchQuestion(
                fields.text("query"),
                fields.any("vector").map(node -> VectorFields.vector(node, fields.pointer("vector"))),
                fields.fields("like").map(SearchFields::like),
                fields.flag("require_phrases"));
    }

    static SearchRanking ranking(JsonFields fields) {
        return new SearchRanking(
                mode(fields),
                semanticWeight(fields),
                number(fields, "threshold"),
                fields.fields("boosts").map(BoostsFields::read),
                fields.fields("diversity").map(diversity -> diversity(diversity, fields.pointer("diversity"))));
    }

    static Optional<SearchMode> mode(JsonFields fields) {
        return fields.text("mode").map(word -> SearchMode.parse(fields.pointer("mode"), word));
    }

    static OptionalDouble semanticWeight(JsonFields fields) {
        Optional<JsonFields> weights = fields.fields("weights");
        if (weights.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble semantic = number(weights.get(), "semantic");
        weights.get().refuseOthers();
        return semantic;
    }

    static OptionalDouble number(JsonFields fields, String name) {
        return fields.number(name)
                .map(number -> OptionalDouble.of(number.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    private static LikeTarget like(JsonFields like) {
        Optional<UUID> document = like.id("document_id");
        Optional<UUID> chunk = like.id("chunk_id");
        like.refuseOthers();
        if (document.isPresent() == chunk.isPresent()) {
            throw RefusedException.invalid("/like", "Either a document_id or a chunk_id is needed here.");
        }
        return document.<LikeTarget>map(id -> new LikeTarget.OfDocument(new DocumentId(id)))
                .orElseGet(() -> new LikeTarget.OfChunk(new ChunkId(chunk.orElseThrow())));
    }

    private static Diversity diversity(JsonFields diversity, String pointer) {
        double lambda = number(diversity, "lambda").orElse(LAMBDA_DEFAULT);
        diversity.refuseOthers();
        return Pointers.under(pointer, () -> new Diversity(lambda));
    }

    static SearchShape shape(JsonFields fields) {
        return new SearchShape(
                fields.integer("limit").orElse(SearchShape.LIMIT_DEFAULT),
                ShapeFields.grouping(fields),
                ShapeFields.highlighting(fields),
                ShapeFields.facets(fields),
                fields.integer("facet_values").orElse(SearchShape.FACET_VALUES_DEFAULT),
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
}
