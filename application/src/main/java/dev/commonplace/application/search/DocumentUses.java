package dev.commonplace.application.search;

import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.search.DocumentUse;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** How often one tenant's documents were used, counted in the transaction of the feedback that tells of it. */
public interface DocumentUses {
    /** Counts one more use of a document; of one that is gone by now, nothing. */
    void count(DocumentId id, Instant at);

    /** Of all of them that were ever used. */
    Map<DocumentId, DocumentUse> findAll(Collection<DocumentId> ids);
}
