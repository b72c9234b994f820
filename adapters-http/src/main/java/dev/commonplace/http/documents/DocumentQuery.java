package dev.commonplace.http.documents;

import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.MetadataCondition;
import dev.commonplace.http.json.Pointers;
import dev.commonplace.http.json.Uuids;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a filter of documents out of the parameters of an address. */
final class DocumentQuery {
    private final RequestBodies bodies;

    DocumentQuery(RequestBodies bodies) {
        this.bodies = bodies;
    }

    DocumentFilter read(QueryParameters query) {
        Set<DocumentStatus> statuses = new LinkedHashSet<>();
        query.texts("status").forEach(word -> statuses.add(DocumentStatus.parse("/status", word)));
        List<MetadataCondition> metadata = query.text("metadata")
                .map(text -> Pointers.under("/metadata", () -> bodies.read(text, MetadataFields::conditions)))
                .orElse(List.of());
        return new DocumentFilter(
                metadata,
                query.texts("tag"),
                List.of(),
                query.texts("source"),
                query.texts("external_id"),
                query.texts("document_id").stream()
                        .map(text -> new DocumentId(Uuids.parse("/document_id", text)))
                        .toList(),
                statuses,
                query.time("date_from"),
                query.time("date_to"));
    }
}
