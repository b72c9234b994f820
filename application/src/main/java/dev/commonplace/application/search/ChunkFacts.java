package dev.commonplace.application.search;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.search.HitFacts;
import java.util.Collection;
import java.util.Map;

/** What ranking and grouping need to know of one tenant's chunks, for many of them at once. */
public interface ChunkFacts {
    /** Those of all chunks that exist. */
    Map<ChunkId, HitFacts> of(Collection<ChunkId> chunks);
}
