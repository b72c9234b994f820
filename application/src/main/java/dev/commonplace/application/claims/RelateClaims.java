package dev.commonplace.application.claims;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.GuardedTransactions.Verdict;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.ClaimRelation;
import dev.commonplace.domain.claims.ClaimRelationId;
import dev.commonplace.domain.claims.ClaimRelationKind;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says how claims stand to each other. Who does sees both; who sees only one of them does not see that the other is there. */
public final class RelateClaims {
    /** From a claim and to it. */
    public static final int OF_CLAIM_MAX = 200;

    private final Transactions<ClaimsWork> transactions;
    private final GuardedTransactions<ClaimsWork> guarded;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public RelateClaims(
            Transactions<ClaimsWork> transactions, TenantGuards guards, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.guarded = new GuardedTransactions<>(transactions, guards, auditor);
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param strength 0 to 1 */
    public record Command(
            ConversationId conversationId,
            ClaimId from,
            ClaimId to,
            ClaimRelationKind kind,
            double strength,
            Optional<String> note) {}

    /**
     * @throws RefusedException {@code NOT_FOUND} for a claim that the caller may not see; {@code INVALID_VALUE} for another
     *     that it may not see, and for the claim itself; {@code ALREADY_EXISTS}; {@code LIMIT_REACHED}; {@code GUARD_REFUSED}
     */
    public ClaimRelation relate(Caller caller, Command command) {
        caller.require(Role.EDITOR);
        return guarded.run(caller, guard -> work -> {
            ReadClaims.visible(work, caller, command.conversationId(), command.from());
            if (!visible(work, caller, Set.of(command.to())).contains(command.to())) {
                throw RefusedException.invalid("/to_id", "There is no such claim.");
            }
            GuardedFields fields = new GuardedFields(guard);
            Optional<String> note =
                    command.note().map(text -> fields.text("/note", text, ClaimRelation.NOTE_CHARACTERS_MAX));
            GuardRefusal refusal = GuardRefusal.of(fields.located(), Optional.empty(), guard.policyVersion());
            return refusal.findings().isEmpty()
                    ? new Verdict.Kept<>(keep(work, caller, command, note))
                    : new Verdict.Refused<>(refusal, command.from().toString());
        });
    }

    private ClaimRelation keep(ClaimsWork work, Caller caller, Command command, Optional<String> note) {
        for (ClaimId end : List.of(command.from(), command.to())) {
            if (work.claimRelations().of(end).size() >= OF_CLAIM_MAX) {
                throw new RefusedException(
                        ErrorCode.LIMIT_REACHED, "A claim has at most " + OF_CLAIM_MAX + " relations.");
            }
        }
        ClaimRelation relation = new ClaimRelation(
                new ClaimRelationId(ids.next()),
                command.from(),
                command.to(),
                command.kind(),
                command.strength(),
                note,
                caller.actor().id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        work.claimRelations().add(relation);
        audit(work, caller, "claim.relate", relation);
        return relation;
    }

    /** From the claim and to it, newest first, as far as the caller sees the other end. @throws RefusedException {@code NOT_FOUND} */
    public List<ClaimRelation> list(Caller caller, ConversationId conversationId, ClaimId id) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            ReadClaims.visible(work, caller, conversationId, id);
            List<ClaimRelation> relations = work.claimRelations().of(id);
            Set<ClaimId> seen = visible(work, caller, ends(relations));
            return relations.stream()
                    .filter(relation -> seen.contains(relation.from()) && seen.contains(relation.to()))
                    .toList();
        });
    }

    /** @throws RefusedException {@code NOT_FOUND}, also where the caller does not see the other end */
    public void unrelate(Caller caller, ConversationId conversationId, ClaimId id, ClaimRelationId relationId) {
        caller.require(Role.EDITOR);
        transactions.<Boolean>inTenant(caller.tenantId(), work -> {
            ReadClaims.visible(work, caller, conversationId, id);
            ClaimRelation relation = work.claimRelations()
                    .find(relationId)
                    .filter(found -> found.from().equals(id) || found.to().equals(id))
                    .filter(found -> visible(work, caller, ends(List.of(found))).size() == 2)
                    .orElseThrow(() -> RefusedException.notFound("The relation"));
            work.claimRelations().remove(relationId);
            audit(work, caller, "claim.unrelate", relation);
            return true;
        });
    }

    private static Set<ClaimId> ends(List<ClaimRelation> relations) {
        return relations.stream()
                .flatMap(relation -> Stream.of(relation.from(), relation.to()))
                .collect(Collectors.toSet());
    }

    private static Set<ClaimId> visible(ClaimsWork work, Caller caller, Set<ClaimId> ids) {
        ConversationViewer viewer = ConversationAccess.viewer(caller);
        Map<ClaimId, Claim> claims = work.claims().findAll(ids);
        Map<ConversationId, Conversation> conversations = work.conversations()
                .findAll(claims.values().stream().map(Claim::conversationId).collect(Collectors.toSet()));
        return claims.values().stream()
                .filter(claim -> Optional.ofNullable(conversations.get(claim.conversationId()))
                        .filter(conversation -> !conversation.isDeleted())
                        .filter(conversation -> viewer.sees(conversation.sharing()))
                        .isPresent())
                .map(Claim::id)
                .collect(Collectors.toSet());
    }

    private void audit(ClaimsWork work, Caller caller, String action, ClaimRelation relation) {
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        action,
                        relation.from(),
                        Map.of(
                                "to_id", relation.to().toString(),
                                "kind", relation.kind().word(),
                                "relation_id", relation.id().toString())));
    }
}
