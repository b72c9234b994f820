package dev.commonplace.application.claims;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.GuardedTransactions.Verdict;
import dev.commonplace.application.guard.KeptFindings;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimDetails;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.WantedQuote;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeReference;
import dev.commonplace.domain.topics.ZoomLevel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Keeps a claim that a person has found in a message. */
public final class NoteClaim {
    /** Those that a model has found, and rejected ones, count as well. */
    public static final int OF_CONVERSATION_MAX = 50_000;

    private final GuardedTransactions<ClaimsWork> transactions;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public NoteClaim(
            Transactions<ClaimsWork> transactions, TenantGuards guards, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = new GuardedTransactions<>(transactions, guards, auditor);
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param nodeId the topic that it is noted at, of any level, which the message is in */
    public record Command(
            ConversationId conversationId,
            MessageId messageId,
            WantedQuote quote,
            Optional<NodeId> nodeId,
            ClaimDetails details) {
        public Command {
            Objects.requireNonNull(conversationId, "conversationId");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(quote, "quote");
            Objects.requireNonNull(nodeId, "nodeId");
            Objects.requireNonNull(details, "details");
        }
    }

    /**
     * @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see; {@code INVALID_VALUE} for a
     *     message, node or evidence that is not there, and for words that the message does not have; {@code WRONG_STATE} for a
     *     message that is deleted; {@code LIMIT_REACHED}; {@code GUARD_REFUSED}
     */
    public ShownClaim note(Caller caller, Command command) {
        caller.require(Role.EDITOR);
        return transactions.run(caller, guard -> {
            GuardedClaim guarded = GuardedClaim.of(guard, command.details());
            return work -> {
                ConversationAccess.visible(work.conversations(), caller, command.conversationId());
                return guarded.refusal()
                        .<Verdict<ShownClaim>>map(refusal -> new Verdict.Refused<>(
                                refusal, command.conversationId().toString()))
                        .orElseGet(() -> new Verdict.Kept<>(keep(work, caller, command, guarded)));
            };
        });
    }

    private ShownClaim keep(ClaimsWork work, Caller caller, Command command, GuardedClaim guarded) {
        Message message = message(work, command);
        CheckEvidence.require(work.evidenceSources(), guarded.details().evidence());
        if (work.claims().count(command.conversationId()) >= OF_CONVERSATION_MAX) {
            throw new RefusedException(
                    ErrorCode.LIMIT_REACHED, "A conversation has at most " + OF_CONVERSATION_MAX + " claims.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Claim claim = new Claim(
                new ClaimId(ids.next()),
                command.conversationId(),
                message.id(),
                message.sequence(),
                command.quote().in(message.content()),
                command.nodeId().map(nodeId -> node(work, command, message, nodeId)),
                guarded.details(),
                Optional.empty(),
                caller.actor().id(),
                Optional.empty(),
                1,
                now,
                now);
        work.claims().add(List.of(claim));
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        "claim.create",
                        claim.id(),
                        Map.of(
                                "conversation_id", claim.conversationId().toString(),
                                "kind", claim.details().kind().word())));
        KeptFindings.entry(auditor, caller, claim.id(), List.of(guarded.note()), guarded.policyVersion())
                .ifPresent(entry -> work.audit().record(entry));
        return ShowClaims.one(work, claim);
    }

    private static Message message(ClaimsWork work, Command command) {
        Message message = work.messages()
                .find(command.conversationId(), command.messageId())
                .orElseThrow(() -> RefusedException.invalid("/message_id", "The conversation has no such message."));
        if (message.isDeleted()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The message is deleted.");
        }
        return message;
    }

    private static NodeReference node(ClaimsWork work, Command command, Message message, NodeId nodeId) {
        int place = message.sequence();
        GraphNode node = work.graphs()
                .node(command.conversationId(), nodeId)
                .orElseThrow(() -> RefusedException.invalid("/node_id", "The conversation's graph has no such node."));
        ZoomLevel level = node.span().level();
        Map<Integer, NodeId> around = work.graphs().nodesOf(command.conversationId(), Set.of(place), level);
        if (!nodeId.equals(around.get(place))) {
            throw RefusedException.invalid("/node_id", "The message is not in that node.");
        }
        return new NodeReference(nodeId, level, place, place);
    }
}
