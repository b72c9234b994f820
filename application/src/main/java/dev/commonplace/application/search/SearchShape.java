package dev.commonplace.application.search;

import dev.commonplace.domain.search.Facet;
import dev.commonplace.domain.search.Snippet;
import dev.commonplace.domain.shared.RefusedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a search answers with.
 *
 * @param limit the most hits wanted, 1 to {@link #LIMIT_MAX}; the most documents where hits are grouped by them
 * @param grouping empty for one hit for each chunk
 * @param highlighting empty for no marks
 * @param facets by what all matching documents are counted
 * @param facetValues the most values of each
 * @param explain whether the hits say how they came by their scores
 */
public record SearchShape(
        int limit,
        Optional<Grouping> grouping,
        Optional<Highlighting> highlighting,
        List<Facet> facets,
        int facetValues,
        boolean explain) {
    public static final int LIMIT_DEFAULT = 10;
    public static final int LIMIT_MAX = 200;
    public static final int FACETS_MAX = 10;
    public static final int FACET_VALUES_DEFAULT = 10;
    public static final int FACET_VALUES_MAX = 100;

    /**
     * One hit for each document: its best chunk.
     *
     * @param moreChunks how many others of it are shown beside that at most
     */
    public record Grouping(int moreChunks) {
        public static final int MORE_CHUNKS_DEFAULT = 2;
        public static final int MORE_CHUNKS_MAX = 20;

        public Grouping {
            if (moreChunks < 0 || moreChunks > MORE_CHUNKS_MAX) {
                throw RefusedException.invalid(
                        "/more_chunks", "A document shows 0 to " + MORE_CHUNKS_MAX + " more chunks.");
            }
        }
    }

    /** @param snippetCharacters the most code points of a snippet */
    public record Highlighting(int snippetCharacters) {
        private static final int SNIPPET_CHARACTERS_MIN = 50;

        public Highlighting {
            if (snippetCharacters < SNIPPET_CHARACTERS_MIN || snippetCharacters > Snippet.CHARACTERS_MAX) {
                throw RefusedException.invalid(
                        "/highlight/snippet_characters",
                        "A snippet has " + SNIPPET_CHARACTERS_MIN + " to " + Snippet.CHARACTERS_MAX + " characters.");
            }
        }
    }

    public SearchShape {
        Objects.requireNonNull(grouping, "grouping");
        Objects.requireNonNull(highlighting, "highlighting");
        facets = List.copyOf(new LinkedHashSet<>(facets));
        if (limit < 1 || limit > LIMIT_MAX) {
            throw RefusedException.invalid("/limit", "A search has 1 to " + LIMIT_MAX + " hits.");
        }
        if (facets.size() > FACETS_MAX) {
            throw RefusedException.invalid("/facets", "A search counts by at most " + FACETS_MAX + " facets.");
        }
        if (facetValues < 1 || facetValues > FACET_VALUES_MAX) {
            throw RefusedException.invalid("/facet_values", "A facet has 1 to " + FACET_VALUES_MAX + " values.");
        }
    }

    /** Hits and nothing beside them. */
    public static SearchShape ofHits(int limit, boolean explain) {
        return new SearchShape(limit, Optional.empty(), Optional.empty(), List.of(), FACET_VALUES_DEFAULT, explain);
    }
}
