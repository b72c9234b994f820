package dev.commonplace.application.search;

import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was looked for in one tenant. Entries are never changed or removed. */
public interface SearchLog {
    /** Adds entries; one that is there already stays as it is. */
    void recordAll(List<SearchLogEntry> entries);

    Optional<SearchLogEntry> find(UUID id);

    /** Newest first. */
    Page<SearchLogEntry> list(SearchLogFilter filter, PageRequest page);
}
