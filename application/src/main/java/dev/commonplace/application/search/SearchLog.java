package dev.commonplace.application.search;

import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import java.util.Optional;
import java.util.UUID;

/** What was looked for in one tenant, in the transaction of the search. Entries are never changed or removed. */
public interface SearchLog {
    void record(SearchLogEntry entry);

    Optional<SearchLogEntry> find(UUID id);

    /** Newest first. */
    Page<SearchLogEntry> list(SearchLogFilter filter, PageRequest page);
}
