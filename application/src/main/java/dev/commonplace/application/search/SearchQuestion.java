package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.search.LexicalQuery;
import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.WordConditions;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.Objects;
import java.util.Optional;

/**
 * What a search asks: words, a vector, both, or for more like something that is there.
 *
 * @param query in the language of {@link LexicalQuery}
 * @param vector the question as a vector of the tenant's space, in place of the embedded query
 * @param like alone: words and vector are then those of the document or chunk
 * @param requirePhrases whether what stands in quotation marks is a condition; by default only where words alone are
 *     searched, because a question in natural language also quotes titles that its answer does not repeat
 */
public record SearchQuestion(
        Optional<String> query,
        Optional<Embedding> vector,
        Optional<LikeTarget> like,
        Optional<Boolean> requirePhrases) {
    public static final int QUERY_CHARACTERS_MAX = 10_000;

    public SearchQuestion {
        query = query.flatMap(text -> Text.optional("/query", text, QUERY_CHARACTERS_MAX));
        Objects.requireNonNull(vector, "vector");
        Objects.requireNonNull(like, "like");
        Objects.requireNonNull(requirePhrases, "requirePhrases");
        if (like.isPresent() && (query.isPresent() || vector.isPresent())) {
            throw RefusedException.invalid("/like", "A search for more like something has no query and no vector.");
        }
        if (query.isEmpty() && vector.isEmpty() && like.isEmpty()) {
            throw RefusedException.invalid("/query", "A query is required here, and it must not be blank.");
        }
        if (vector.isEmpty()
                && query.map(text -> LexicalQuery.parse("/query", text, requirePhrases.orElse(false))
                                .onlyExcludes())
                        .orElse(false)) {
            throw RefusedException.invalid(
                    "/query", "A query only of exclusions finds nothing: say also what is looked for.");
        }
    }

    /** A question whose phrases mean what they usually do in its mode. */
    public SearchQuestion(Optional<String> query, Optional<Embedding> vector, Optional<LikeTarget> like) {
        this(query, vector, like, Optional.empty());
    }

    /** A question in words. */
    public static SearchQuestion of(String query) {
        return new SearchQuestion(Optional.of(query), Optional.empty(), Optional.empty());
    }

    /**
     * @param mode the one that was asked for, so that a question means the same while the embedding model does not answer
     * @throws RefusedException for more conditions than {@link LexicalQuery#CONDITIONS_MAX}
     */
    LexicalQuery lexical(SearchMode mode) {
        boolean required = requirePhrases.orElse(!mode.usesMeaning());
        return query.map(text -> LexicalQuery.parse("/query", text, required))
                .orElseGet(() -> new LexicalQuery("", WordConditions.NONE));
    }

    /** @throws RefusedException where words are to be searched and there are none */
    void requireFor(SearchMode mode) {
        if (mode.usesWords() && query.isEmpty() && like.isEmpty()) {
            throw RefusedException.invalid("/query", "A query is required here, and it must not be blank.");
        }
    }
}
