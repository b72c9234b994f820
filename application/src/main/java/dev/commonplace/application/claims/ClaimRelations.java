package dev.commonplace.application.claims;

import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.ClaimRelation;
import dev.commonplace.domain.claims.ClaimRelationId;
import java.util.List;
import java.util.Optional;

/** How the claims of one tenant stand to each other. */
public interface ClaimRelations {
    Optional<ClaimRelation> find(ClaimRelationId id);

    /** From it and to it, newest first; at most {@link RelateClaims#OF_CLAIM_MAX} of them. */
    List<ClaimRelation> of(ClaimId id);

    /**
     * @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} where that is said already; a
     *     contradiction is one both ways
     */
    void add(ClaimRelation relation);

    void remove(ClaimRelationId id);
}
