package dev.commonplace.domain.embeddings;

import dev.commonplace.domain.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** One tenant's space, as that which may have an index of its own. */
public record IndexedSpace(TenantId tenantId, SpaceId spaceId) {
    private static final String NAME_PREFIX = "chunk_embeddings_own_";

    public IndexedSpace {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(spaceId, "spaceId");
    }

    /** The name of its index. Both ids would not fit into a name of the database, so that it has a hash of them. */
    public String indexName() {
        String both = tenantId.value() + "/" + spaceId.value();
        return NAME_PREFIX
                + UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.US_ASCII))
                        .toString()
                        .replace("-", "");
    }
}
