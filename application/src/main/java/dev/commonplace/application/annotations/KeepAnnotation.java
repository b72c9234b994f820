package dev.commonplace.application.annotations;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.GuardedTransactions.Verdict;
import dev.commonplace.application.guard.KeptFindings;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.annotations.Anchor;
import dev.commonplace.domain.annotations.Annotation;
import dev.commonplace.domain.annotations.AnnotationDetails;
import dev.commonplace.domain.annotations.AnnotationId;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeReference;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keeps a bookmark or a note on a message or a node of a conversation that the caller sees. */
public final class KeepAnnotation {
    /** Of both kinds, by everybody. */
    public static final int OF_CONVERSATION_MAX = 20_000;

    private final GuardedTransactions<AnnotationsWork> transactions;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public KeepAnnotation(
            Transactions<AnnotationsWork> transactions, TenantGuards guards, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = new GuardedTransactions<>(transactions, guards, auditor);
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is to be kept, about either a message or a node. */
    public record Command(
            AnnotationKind kind,
            ConversationId conversationId,
            Optional<MessageId> messageId,
            Optional<NodeId> nodeId,
            AnnotationDetails details) {
        public Command {
            Objects.requireNonNull(conversationId, "conversationId");
            if (messageId.isPresent() == nodeId.isPresent()) {
                throw RefusedException.invalid("/message_id", "Either message_id or node_id says what it is about.");
            }
            details.requireFor(kind);
        }
    }

    /**
     * @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see; {@code INVALID_VALUE} for a
     *     message or node that it does not have; {@code WRONG_STATE} for a message that is deleted; {@code ALREADY_EXISTS}
     *     for a second bookmark in the same place; {@code LIMIT_REACHED}; {@code GUARD_REFUSED}
     */
    public ShownAnnotation keep(Caller caller, Command command) {
        caller.require(Role.EDITOR);
        return transactions.run(caller, guard -> {
            GuardedAnnotation guarded = GuardedAnnotation.of(guard, command.kind(), command.details());
            return work -> {
                ConversationAccess.visible(work.conversations(), caller, command.conversationId());
                return guarded.refusal()
                        .<Verdict<ShownAnnotation>>map(refusal -> new Verdict.Refused<>(
                                refusal, command.conversationId().toString()))
                        .orElseGet(() -> new Verdict.Kept<>(keep(work, caller, command, guarded)));
            };
        });
    }

    private ShownAnnotation keep(AnnotationsWork work, Caller caller, Command command, GuardedAnnotation guarded) {
        Anchor anchor = anchor(work, command);
        if (work.annotations().count(command.conversationId()) >= OF_CONVERSATION_MAX) {
            throw new RefusedException(
                    ErrorCode.LIMIT_REACHED,
                    "A conversation has at most " + OF_CONVERSATION_MAX + " bookmarks and notes.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Annotation annotation = new Annotation(
                new AnnotationId(ids.next()),
                command.kind(),
                command.conversationId(),
                anchor,
                guarded.details(),
                caller.actor().id(),
                1,
                now,
                now);
        work.annotations().add(annotation);
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        command.kind().word() + ".create",
                        annotation.id(),
                        Map.of(
                                "conversation_id",
                                command.conversationId().toString(),
                                "private",
                                annotation.details().isPrivate())));
        KeptFindings.entry(auditor, caller, annotation.id(), List.of(guarded.note()), guarded.policyVersion())
                .ifPresent(entry -> work.audit().record(entry));
        return ShowAnnotations.one(work, annotation);
    }

    private static Anchor anchor(AnnotationsWork work, Command command) {
        if (command.nodeId().isPresent()) {
            return work.graphs()
                    .node(command.conversationId(), command.nodeId().get())
                    .map(node -> new Anchor.OnNode(NodeReference.of(node)))
                    .orElseThrow(
                            () -> RefusedException.invalid("/node_id", "The conversation's graph has no such node."));
        }
        Message message = work.messages()
                .find(command.conversationId(), command.messageId().orElseThrow())
                .orElseThrow(() -> RefusedException.invalid("/message_id", "The conversation has no such message."));
        if (message.isDeleted()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The message is deleted.");
        }
        return new Anchor.OnMessage(message.id(), message.sequence());
    }
}
