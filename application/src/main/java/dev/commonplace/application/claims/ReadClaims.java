package dev.commonplace.application.claims;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimFilter;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;

/** Shows claims to those who see the conversations that they were made in. */
public final class ReadClaims {
    private final Transactions<ClaimsWork> transactions;

    public ReadClaims(Transactions<ClaimsWork> transactions) {
        this.transactions = transactions;
    }

    /**
     * Newest first.
     *
     * @throws RefusedException {@code NOT_FOUND} for a conversation in the filter that the caller may not see
     */
    public Page<ShownClaim> list(Caller caller, ClaimFilter filter, PageRequest page) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            filter.conversationId().ifPresent(id -> ConversationAccess.visible(work.conversations(), caller, id));
            Page<Claim> found = work.claims().list(filter, ConversationAccess.viewer(caller), page);
            return new Page<>(ShowClaims.all(work, found.items()), found.next());
        });
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public ShownClaim read(Caller caller, ConversationId conversationId, ClaimId id) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(), work -> ShowClaims.one(work, visible(work, caller, conversationId, id)));
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    static Claim visible(ClaimsWork work, Caller caller, ConversationId conversationId, ClaimId id) {
        ConversationAccess.visible(work.conversations(), caller, conversationId);
        return work.claims()
                .find(id)
                .filter(found -> found.conversationId().equals(conversationId))
                .orElseThrow(ReadClaims::notFound);
    }

    static RefusedException notFound() {
        return RefusedException.notFound("The claim");
    }
}
