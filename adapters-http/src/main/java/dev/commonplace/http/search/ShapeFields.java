package dev.commonplace.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.application.search.SearchShape.Grouping;
import dev.commonplace.application.search.SearchShape.Highlighting;
import dev.commonplace.domain.search.Facet;
import dev.commonplace.domain.search.Snippet;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a search is to answer with. */
final class ShapeFields {
    private static final String DOCUMENT = "document";

    private ShapeFields() {}

    static Optional<Grouping> grouping(JsonFields fields) {
        Optional<String> by = fields.text("group_by");
        Optional<Integer> moreChunks = fields.integer("more_chunks");
        if (by.isEmpty() && moreChunks.isPresent()) {
            throw RefusedException.invalid(
                    fields.pointer("more_chunks"), "There are more chunks only where hits are grouped by document.");
        }
        if (by.isPresent() && !by.get().equals(DOCUMENT)) {
            throw RefusedException.invalid(fields.pointer("group_by"), "Hits can be grouped by document.");
        }
        return by.map(word -> new Grouping(moreChunks.orElse(Grouping.MORE_CHUNKS_DEFAULT)));
    }

    static Optional<Highlighting> highlighting(JsonFields fields) {
        Optional<JsonNode> node = fields.any("highlight");
        if (node.isEmpty() || node.get().isBoolean()) {
            return node.filter(JsonNode::booleanValue).map(yes -> new Highlighting(Snippet.CHARACTERS_DEFAULT));
        }
        JsonFields highlight = JsonFields.of(node.get(), fields.pointer("highlight"));
        Highlighting read =
                new Highlighting(highlight.integer("snippet_characters").orElse(Snippet.CHARACTERS_DEFAULT));
        highlight.refuseOthers();
        return Optional.of(read);
    }

    static List<Facet> facets(JsonFields fields) {
        List<Facet> facets = new ArrayList<>();
        for (String word : fields.texts("facets")) {
            facets.add(Facet.parse(fields.pointer("facets") + "/" + facets.size(), word));
        }
        return facets;
    }
}
