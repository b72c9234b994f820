package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.Boosts;
import dev.commonplace.domain.search.ConvexFusion;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchScope;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A question that is ready to be asked: what the request leaves open is as the tenant's settings say, and the vector is
 * there where meaning is wanted and to be had.
 *
 * @param text what is looked for by words, without the signs of the query language
 * @param space empty where neither meaning nor diversity needs one
 * @param degraded why the mode is not the one asked for
 */
record AskedQuestion(
        SearchMode mode,
        String text,
        SearchScope scope,
        Optional<EmbeddingSpace> space,
        Optional<Embedding> vector,
        ConvexFusion fusion,
        OptionalDouble threshold,
        Boosts boosts,
        Optional<String> degraded) {}
