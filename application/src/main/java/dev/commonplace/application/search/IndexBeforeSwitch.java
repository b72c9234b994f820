package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.SpaceIndexes;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.IndexPolicy;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.shared.TenantId;
import java.util.OptionalLong;

/**
 * Lets a large space have its index before anybody searches there. The index policy knows only spaces that are searched, so that
 * one which is about to be is made known to it.
 */
public final class IndexBeforeSwitch implements SpaceIndexes {
    private final VectorIndexStates states;
    private final LiveIndexes live;
    private final IndexPolicy policy;

    public IndexBeforeSwitch(VectorIndexStates states, LiveIndexes live, IndexPolicy policy) {
        this.states = states;
        this.live = live;
        this.policy = policy;
    }

    @Override
    public boolean stand(TenantId tenantId, EmbeddingSpace space) {
        IndexedSpace indexed = new IndexedSpace(tenantId, space.id());
        if (live.serving(indexed).isPresent()) {
            return true;
        }
        OptionalLong vectors = states.count(indexed);
        if (vectors.isEmpty() || vectors.getAsLong() <= policy.exactUpTo()) {
            return true;
        }
        states.addSearches(indexed, 1);
        return false;
    }
}
