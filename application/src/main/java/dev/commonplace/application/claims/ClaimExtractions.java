package dev.commonplace.application.claims;

import dev.commonplace.domain.claims.Extraction;
import dev.commonplace.domain.conversations.ConversationId;
import java.util.Optional;

/** How far the conversations of one tenant were read for claims. */
public interface ClaimExtractions {
    /** Nobody else changes it until the transaction ends. */
    Optional<Extraction> findForChange(ConversationId id);

    /** Keeps it in place of the one before. */
    void put(Extraction extraction);
}
