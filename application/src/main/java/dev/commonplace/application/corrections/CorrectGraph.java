package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.ConversationAccess;
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
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.domain.topics.TopicAnalysis;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Corrects the graph of a conversation: all of the corrections, or none. Each is logged with how it was before. What people
 * say survives every later analysis.
 */
public final class CorrectGraph {
    public static final int CORRECTIONS_MAX = 1_000;
    /** Graphs of more messages are computed anew by the job alone, and not while the caller waits. */
    static final int MESSAGES_WAITED_FOR = 20_000;

    private final Transactions<CorrectionsWork> transactions;
    private final AnalyseTopics analyseTopics;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public CorrectGraph(
            Transactions<CorrectionsWork> transactions,
            AnalyseTopics analyseTopics,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.analyseTopics = analyseTopics;
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
    }

    /**
     * What was done.
     *
     * @param edits as they were logged; corrections that changed nothing have none
     * @param revision of the graph with the corrections
     * @param pending whether the shape of the graph will follow by a job
     */
    public record Outcome(List<LoggedEdit> edits, int revision, boolean pending) {}

    /**
     * @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see; {@code WRONG_STATE} for one
     *     without a graph; {@code INVALID_VALUE} naming the correction that does not fit; {@code STALE_VERSION}
     */
    public Outcome correct(Caller caller, Command command) {
        caller.require(Role.EDITOR);
        Done done = transactions.inTenant(caller.tenantId(), work -> correct(work, caller, command));
        return finish(caller, command.id(), done);
    }

    /** What one transaction has done. */
    public record Done(List<LoggedEdit> edits, int revision, int messages, boolean reshaped) {}

    /** The part inside a transaction, for those who do more in it. */
    public Done correct(CorrectionsWork work, Caller caller, Command command) {
        ConversationAccess.visible(work.conversations(), caller, command.id());
        TopicAnalysis analysis = forChange(work, command.id(), command.expectedRevision());
        GraphState graph = new GraphState(work, command.id(), analysis.messages());
        ApplyCorrection apply = new ApplyCorrection(graph, ids);
        List<LoggedEdit> edits = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (int i = 0; i < command.corrections().size(); i++) {
            apply(apply, command.corrections().get(i), "/corrections/" + i)
                    .ifPresent(change -> edits.add(logged(caller, command, change, now)));
        }
        if (edits.isEmpty()) {
            return new Done(edits, analysis.revision(), analysis.messages(), false);
        }
        graph.keep(analysis, ids, now);
        work.edits().add(edits);
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        "conversation.correct",
                        command.id(),
                        Map.of("edits", edits.size(), "by", command.reason().by())));
        return new Done(edits, analysis.revision() + 1, analysis.messages(), graph.reshaped());
    }

    /** Computes the shape of the graph anew where that has changed and does not take long. */
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

    /** Nobody else changes the graph until the transaction ends. */
    public static TopicAnalysis forChange(CorrectionsWork work, ConversationId id, Optional<Integer> expectedRevision) {
        TopicAnalysis analysis = work.analyses()
                .findForChange(id)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "The conversation has no graph yet; it is made soon after messages come."));
        if (expectedRevision.isPresent() && expectedRevision.get() != analysis.revision()) {
            throw new RefusedException(
                    ErrorCode.STALE_VERSION,
                    "The graph has revision " + analysis.revision() + " by now; read it again.");
        }
        return analysis;
    }

    private static Optional<ApplyCorrection.Change> apply(ApplyCorrection apply, Correction correction, String place) {
        try {
            return apply.apply(correction);
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
