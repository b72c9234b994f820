package dev.commonplace.application.claims;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.GuardedTransactions.Verdict;
import dev.commonplace.application.guard.KeptFindings;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.StaleVersions;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimDetails;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.ClaimOrigin;
import dev.commonplace.domain.claims.ClaimStatus;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes, rejects and deletes claims. What a model has found and people do not want is kept as rejected, or it would be back. */
public final class ChangeClaim {
    private final GuardedTransactions<ClaimsWork> guarded;
    private final Transactions<ClaimsWork> transactions;
    private final Auditor auditor;
    private final Clock clock;

    public ChangeClaim(Transactions<ClaimsWork> transactions, TenantGuards guards, Auditor auditor, Clock clock) {
        this.guarded = new GuardedTransactions<>(transactions, guards, auditor);
        this.transactions = transactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** Names a claim, and the version that the caller has seen of it. */
    public record Which(ConversationId conversationId, ClaimId id, Optional<Integer> expectedVersion) {}

    /**
     * A change that changes nothing makes no new version. Everybody who sees the conversation and may edit may do it.
     *
     * @param change makes the new details from the old ones
     * @throws RefusedException {@code NOT_FOUND}; {@code STALE_VERSION}; {@code INVALID_VALUE} for evidence that is not
     *     there; {@code GUARD_REFUSED}
     */
    public ShownClaim change(Caller caller, Which which, UnaryOperator<ClaimDetails> change) {
        caller.require(Role.EDITOR);
        return guarded.run(caller, guard -> work -> {
            ConversationAccess.visible(work.conversations(), caller, which.conversationId());
            Claim before = forChange(work, which);
            ClaimDetails details = change.apply(before.details());
            return details.equals(before.details())
                    ? new Verdict.Kept<>(ShowClaims.one(work, before))
                    : changed(work, caller, guard, before, details);
        });
    }

    private Verdict<ShownClaim> changed(
            ClaimsWork work, Caller caller, TenantGuard guard, Claim before, ClaimDetails details) {
        GuardedClaim seen = GuardedClaim.of(guard, details);
        if (seen.refusal().isPresent()) {
            return new Verdict.Refused<>(seen.refusal().get(), before.id().toString());
        }
        if (!details.evidence().equals(before.details().evidence())) {
            CheckEvidence.require(work.evidenceSources(), seen.details().evidence());
        }
        Claim after = put(work, caller, before, seen.details());
        KeptFindings.entry(auditor, caller, after.id(), List.of(seen.note()), seen.policyVersion())
                .ifPresent(entry -> work.audit().record(entry));
        return new Verdict.Kept<>(ShowClaims.one(work, after));
    }

    /**
     * Takes a claim away. One that a model has found becomes rejected.
     *
     * @param forGood removes that one too, so that a later extraction may find it again
     * @throws RefusedException {@code NOT_FOUND}; {@code STALE_VERSION}; {@code FORBIDDEN} to all but whoever noted it, the
     *     owner of the conversation and administrators, but for what a model has found
     */
    public void delete(Caller caller, Which which, boolean forGood) {
        caller.require(Role.EDITOR);
        transactions.<Boolean>inTenant(caller.tenantId(), work -> {
            Conversation conversation =
                    ConversationAccess.visible(work.conversations(), caller, which.conversationId());
            Claim claim = forChange(work, which);
            if (claim.origin() == ClaimOrigin.MODEL && !forGood) {
                if (claim.details().status() != ClaimStatus.REJECTED) {
                    put(work, caller, claim, claim.details().withStatus(ClaimStatus.REJECTED));
                }
                return true;
            }
            requireOwn(caller, conversation, claim);
            work.claims().remove(claim.id());
            audit(work, caller, "claim.delete", claim);
            return true;
        });
    }

    private static void requireOwn(Caller caller, Conversation conversation, Claim claim) {
        ConversationViewer viewer = ConversationAccess.viewer(caller);
        if (!viewer.owns(conversation.sharing()) && !viewer.actorId().equals(claim.createdBy())) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN,
                    "Only whoever noted the claim, the owner of the conversation and administrators may do this.");
        }
    }

    private Claim put(ClaimsWork work, Caller caller, Claim before, ClaimDetails details) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Claim after = before.changed(details, caller.actor().id(), now);
        work.claims().change(after);
        audit(work, caller, "claim.change", after);
        return after;
    }

    private static Claim forChange(ClaimsWork work, Which which) {
        Claim claim = work.claims()
                .findForChange(which.id())
                .filter(found -> found.conversationId().equals(which.conversationId()))
                .orElseThrow(ReadClaims::notFound);
        StaleVersions.require("The claim", claim.version(), which.expectedVersion());
        return claim;
    }

    private void audit(ClaimsWork work, Caller caller, String action, Claim claim) {
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        action,
                        claim.id(),
                        Map.of(
                                "conversation_id", claim.conversationId().toString(),
                                "version", claim.version(),
                                "status", claim.details().status().word(),
                                "origin", claim.origin().word())));
    }
}
