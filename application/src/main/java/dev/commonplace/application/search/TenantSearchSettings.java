package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.SearchSettings;
import java.util.List;
import java.util.Optional;

/** How one tenant wants to be searched. */
public interface TenantSearchSettings {
    /** Those that were kept last, or the product's defaults. */
    SearchSettings read();

    /**
     * The same together with the space that is searched, in one look because they come before most searches.
     *
     * @param spaces the same tenant's
     */
    default WithSpace readWithSpace(EmbeddingSpaces spaces) {
        return new WithSpace(read(), spaces.active());
    }

    /** @param space the active one */
    record WithSpace(SearchSettings settings, Optional<EmbeddingSpace> space) {}

    /** Keeps settings in place of those before. @return whether they follow the version that is kept */
    boolean keep(SearchSettings settings);

    /** The languages that words can be indexed in, in the order of the alphabet. */
    List<String> languages();
}
