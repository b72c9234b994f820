package dev.commonplace.application.search;

import dev.commonplace.domain.search.Facet;
import dev.commonplace.domain.search.SearchScope;
import java.util.List;

/** Counts one tenant's documents by what they have in common. */
public interface CountFacets {
    /**
     * The values that the most documents have, those first; equal counts in the order of the values. A document counts
     * where it passes the filter and, where words must or must not occur, one of its chunks does; whether it would be
     * ranked high or low, or found by a word of the query at all, does not matter.
     *
     * @param limit the most values wanted
     */
    List<FacetValue> count(Facet facet, SearchScope scope, int limit);

    /** @param documents how many have it */
    record FacetValue(String value, long documents) {}
}
