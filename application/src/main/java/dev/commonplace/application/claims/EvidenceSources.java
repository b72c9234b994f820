package dev.commonplace.application.claims;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What of one tenant's library can be evidence. */
public interface EvidenceSources {
    /** Those that exist. */
    Set<DocumentId> documents(Collection<DocumentId> ids);

    /** Those that exist, with the documents that they are of. */
    Map<ChunkId, DocumentId> chunks(Collection<ChunkId> ids);
}
