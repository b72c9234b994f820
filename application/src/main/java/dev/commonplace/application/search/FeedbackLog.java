package dev.commonplace.application.search;

import dev.commonplace.domain.search.SearchFeedback;
import java.util.List;
import java.util.UUID;

/** What people made of the hits of one tenant's searches. Only ever added to; it goes with its search. */
public interface FeedbackLog {
    /**
     * Keeps feedback on a search that is in the search log.
     *
     * @return false where the same actor has said the same of the same hit before; then nothing changes
     */
    boolean add(SearchFeedback feedback);

    /** All feedback on a search, by time. */
    List<SearchFeedback> of(UUID searchId);
}
