package dev.commonplace.application.annotations;

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
import dev.commonplace.domain.annotations.Annotation;
import dev.commonplace.domain.annotations.AnnotationDetails;
import dev.commonplace.domain.annotations.AnnotationId;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what a bookmark or note says, or takes it away: its author's and administrators' right. */
public final class ChangeAnnotation {
    private final GuardedTransactions<AnnotationsWork> guarded;
    private final Transactions<AnnotationsWork> transactions;
    private final Auditor auditor;
    private final Clock clock;

    public ChangeAnnotation(
            Transactions<AnnotationsWork> transactions, TenantGuards guards, Auditor auditor, Clock clock) {
        this.guarded = new GuardedTransactions<>(transactions, guards, auditor);
        this.transactions = transactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** Names one of them, and the version that the caller has seen of it. */
    public record Which(
            AnnotationKind kind, ConversationId conversationId, AnnotationId id, Optional<Integer> expectedVersion) {}

    /**
     * A change that changes nothing makes no new version.
     *
     * @param change makes the new details from the old ones
     * @throws RefusedException {@code NOT_FOUND}; {@code FORBIDDEN} to all but its author and administrators;
     *     {@code STALE_VERSION}; {@code GUARD_REFUSED}
     */
    public ShownAnnotation change(Caller caller, Which which, UnaryOperator<AnnotationDetails> change) {
        caller.require(Role.EDITOR);
        return guarded.run(caller, guard -> work -> {
            Annotation before = forChange(work, caller, which);
            AnnotationDetails details = change.apply(before.details());
            details.requireFor(which.kind());
            return details.equals(before.details())
                    ? new Verdict.Kept<>(ShowAnnotations.one(work, before))
                    : changed(work, caller, guard, before, details);
        });
    }

    private Verdict<ShownAnnotation> changed(
            AnnotationsWork work, Caller caller, TenantGuard guard, Annotation before, AnnotationDetails details) {
        GuardedAnnotation seen = GuardedAnnotation.of(guard, before.kind(), details);
        if (seen.refusal().isPresent()) {
            return new Verdict.Refused<>(seen.refusal().get(), before.id().toString());
        }
        Annotation after = before.changed(seen.details(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        work.annotations().change(after);
        audit(work, caller, "change", after);
        KeptFindings.entry(auditor, caller, after.id(), List.of(seen.note()), seen.policyVersion())
                .ifPresent(entry -> work.audit().record(entry));
        return new Verdict.Kept<>(ShowAnnotations.one(work, after));
    }

    /** @throws RefusedException as {@link #change}, but for the guard */
    public void delete(Caller caller, Which which) {
        caller.require(Role.EDITOR);
        transactions.<Boolean>inTenant(caller.tenantId(), work -> {
            Annotation annotation = forChange(work, caller, which);
            work.annotations().remove(annotation.id());
            audit(work, caller, "delete", annotation);
            return true;
        });
    }

    private static Annotation forChange(AnnotationsWork work, Caller caller, Which which) {
        ConversationAccess.visible(work.conversations(), caller, which.conversationId());
        Annotation annotation = work.annotations()
                .findForChange(which.kind(), which.conversationId(), which.id())
                .filter(found -> found.isFor(ConversationAccess.viewer(caller)))
                .orElseThrow(() -> ReadAnnotations.notFound(which.kind()));
        if (!annotation.isOf(ConversationAccess.viewer(caller))) {
            throw new RefusedException(ErrorCode.FORBIDDEN, "Only its author and administrators may do this.");
        }
        StaleVersions.require("The " + which.kind().word(), annotation.version(), which.expectedVersion());
        return annotation;
    }

    private void audit(AnnotationsWork work, Caller caller, String verb, Annotation annotation) {
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        annotation.kind().word() + "." + verb,
                        annotation.id(),
                        Map.of(
                                "conversation_id", annotation.conversationId().toString(),
                                "version", annotation.version(),
                                "private", annotation.details().isPrivate())));
    }
}
