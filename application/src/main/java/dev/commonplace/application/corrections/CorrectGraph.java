package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.FollowUps;
import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.application.topics.AnalyseTopics;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.Correction;
import dev.commonplace.domain.corrections.EditId;
import dev.commonplace.domain.corrections.EditReason;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Corrects a conversation, its graph or who has spoken: all of the corrections, or none. Each is logged with how it was
 * before. What people say survives every later analysis.
 */
public final class CorrectGraph {
    public static final int CORRECTIONS_MAX = 1_000;
    /** Graphs of more messages are computed anew by the job alone, and not while the caller waits. */
    static final int MESSAGES_WAITED_FOR = 20_000;

    private final GuardedTransactions<CorrectionsWork> guarded;
    private final AnalyseTopics analyseTopics;
    private final FollowUps followUps;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    /** @param followUps the jobs that look at what others have said than was known */
    public CorrectGraph(
            Transactions<CorrectionsWork> transactions,
            TenantGuards guards,
            AnalyseTopics analyseTopics,
            FollowUps followUps,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.guarded = new GuardedTransactions<>(transactions, guards, auditor);
        this.analyseTopics = analyseTopics;
        this.followUps = followUps;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is to be corrected.
     *
     * @param corrections 1 to {@link #CORRECTIONS_MAX}, applied one after the other
     * @param expectedRevision refuses where the graph has another one by now
     */
    public record Command(
            ConversationId id, List<Correction> corrections, EditReason reason, Optional<Integer> expectedRevision) {
        public Command {
            Objects.requireNonNull(id, "id");
            corrections = List.copyOf(corrections);
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(expectedRevision, "expectedRevision");
            if (corrections.isEmpty() || corrections.size() > CORRECTIONS_MAX) {
                throw RefusedException.invalid(
                        "/corrections", "There are 1 to " + CORRECTIONS_MAX + " corrections at once.");
            }
        }

        boolean speakers() {
            return corrections.stream().anyMatch(Correction.OfSpeakers.class::isInstance);
        }

        boolean speakersOnly() {
            return corrections.stream().allMatch(Correction.OfSpeakers.class::isInstance);
        }
    }

    /**
     * What was done.
     *
     * @param edits as they were logged; corrections that changed nothing have none
     * @param revision of the graph with the corrections; 0 for a conversation without one
     * @param pending whether the shape of the graph will follow by a job
     */
    public record Outcome(List<LoggedEdit> edits, int revision, boolean pending) {}

    /**
     * @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see; {@code WRONG_STATE} for one
     *     without a graph that is to be corrected, and for messages and participants that are no more; {@code INVALID_VALUE}
     *     naming the correction that does not fit; {@code STALE_VERSION}; {@code GUARD_REFUSED}
     */
    public Outcome correct(Caller caller, Command command) {
        caller.require(Role.EDITOR);
        Done done = guarded.run(caller, guard -> {
            GuardedCorrections corrections = GuardedCorrections.of(guard, command);
            return work -> corrections
                    .refusal()
                    .<GuardedTransactions.Verdict<Done>>map(refusal -> new GuardedTransactions.Verdict.Refused<>(
                            refusal, command.id().toString()))
                    .orElseGet(
                            () -> new GuardedTransactions.Verdict.Kept<>(correct(work, caller, corrections.command())));
        });
        return finish(caller, command.id(), done);
    }

    /**
     * What one transaction has done.
     *
     * @param revision of the graph; 0 where there is none
     * @param reshaped whether the graph is to be computed anew
     */
    public record Done(List<LoggedEdit> edits, int revision, int messages, boolean reshaped) {}

    /** The part inside a transaction, for those who do more in it; the guard has seen the command. */
    public Done correct(CorrectionsWork work, Caller caller, Command command) {
        CorrectedConversation corrected =
                CorrectedConversation.of(work, caller, command.id(), command.speakers(), command.expectedRevision());
        if (!command.speakersOnly()) {
            corrected.requireGraph();
        }
        List<LoggedEdit> edits = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (int i = 0; i < command.corrections().size(); i++) {
            apply(corrected, command.corrections().get(i), "/corrections/" + i)
                    .ifPresent(change -> edits.add(logged(caller, command, change, now)));
        }
        if (edits.isEmpty()) {
            return corrected.unchanged();
        }
        Done done = corrected.keep(edits, followUps, ids, now);
        work.edits().add(edits);
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        "conversation.correct",
                        command.id(),
                        Map.of("edits", edits.size(), "by", command.reason().by())));
        return done;
    }

    /** Computes the graph anew where it has to be and that does not take long. */
    public Outcome finish(Caller caller, ConversationId id, Done done) {
        if (!done.reshaped()) {
            return new Outcome(done.edits(), done.revision(), false);
        }
        if (done.messages() > MESSAGES_WAITED_FOR) {
            return new Outcome(done.edits(), done.revision(), true);
        }
        return new Outcome(
                done.edits(), analyseTopics.analyse(caller.tenantId(), id, true).revision(), false);
    }

    /**
     * Nobody else changes the graph until the transaction ends.
     *
     * @return its revision
     */
    public static int forChange(
            CorrectionsWork work, Caller caller, ConversationId id, Optional<Integer> expectedRevision) {
        CorrectedConversation corrected = CorrectedConversation.of(work, caller, id, false, expectedRevision);
        corrected.requireGraph();
        return corrected.unchanged().revision();
    }

    private Optional<ApplyCorrection.Change> apply(
            CorrectedConversation corrected, Correction correction, String place) {
        try {
            return switch (correction) {
                case Correction.OfGraph ofGraph -> corrected.applyGraph(ids).apply(ofGraph);
                case Correction.OfSpeakers ofSpeakers ->
                    corrected.applySpeakers(ids).apply(ofSpeakers);
            };
        } catch (RefusedException refused) {
            throw new RefusedException(
                    refused.code(),
                    refused.reason(),
                    refused.violations().stream()
                            .map(violation -> new Violation(place + violation.field(), violation.message()))
                            .toList());
        }
    }

    private LoggedEdit logged(Caller caller, Command command, ApplyCorrection.Change change, Instant now) {
        return new LoggedEdit(
                new EditId(ids.next()),
                command.id(),
                change.kind(),
                change.target(),
                change.field(),
                change.before(),
                change.after(),
                command.reason(),
                caller.actor().id(),
                now,
                Optional.empty(),
                Optional.empty());
    }
}
