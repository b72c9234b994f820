package dev.commonplace.domain.documents;

import dev.commonplace.domain.shared.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which documents are meant; all conditions hold together. Used by the list and by both legs of a search.
 *
 * @param metadata conditions on the metadata
 * @param tagsAll tags that a document must all have
 * @param tagsAny tags of which a document must have one; empty for no condition
 * @param sources sources of which one must be the document's, exactly; empty for no condition
 * @param externalIds external ids of which one must be the document's; empty for no condition
 * @param documentIds documents to choose from; empty for no condition
 * @param statuses statuses to choose from; empty for no condition
 * @param dateFrom the earliest date, inclusive
 * @param dateTo the first date that is too late
 */
public record DocumentFilter(
        List<MetadataCondition> metadata,
        List<String> tagsAll,
        List<String> tagsAny,
        List<String> sources,
        List<String> externalIds,
        List<DocumentId> documentIds,
        Set<DocumentStatus> statuses,
        Optional<Instant> dateFrom,
        Optional<Instant> dateTo) {
    public static final DocumentFilter ALL = new DocumentFilter(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty());

    /** How many conditions or alternatives one part of a filter may have. */
    public static final int VALUES_MAX = 100;

    public DocumentFilter {
        metadata = FilterValues.conditions(metadata);
        tagsAll = FilterValues.texts("/tags/all", tagsAll, 100);
        tagsAny = FilterValues.texts("/tags/any", tagsAny, 100);
        sources = FilterValues.texts("/source", sources, 2_000);
        externalIds = FilterValues.texts("/external_id", externalIds, 500);
        documentIds = FilterValues.bounded("/document_id", documentIds);
        statuses = Set.copyOf(statuses);
        Objects.requireNonNull(dateFrom, "dateFrom");
        Objects.requireNonNull(dateTo, "dateTo");
        if (dateFrom.isPresent() && dateTo.isPresent() && dateFrom.get().isAfter(dateTo.get())) {
            throw RefusedException.invalid("/date", "A span of dates begins before it ends.");
        }
    }

    /** Whether every document passes. */
    public boolean passesAll() {
        return equals(ALL);
    }
}
