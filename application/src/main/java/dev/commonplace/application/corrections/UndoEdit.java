package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.FollowUps;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditId;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes an edit back: what it changed is again as it was. The log keeps the edit, and says who took it back. */
public final class UndoEdit {
    private final Transactions<CorrectionsWork> transactions;
    private final CorrectGraph correctGraph;
    private final FollowUps followUps;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public UndoEdit(
            Transactions<CorrectionsWork> transactions,
            CorrectGraph correctGraph,
            FollowUps followUps,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.correctGraph = correctGraph;
        this.followUps = followUps;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return the edit as it is logged now
     * @throws RefusedException {@code NOT_FOUND}; {@code WRONG_STATE} where it was taken back before, or what it changed has
     *     changed again since
     */
    public CorrectGraph.Outcome undo(Caller caller, ConversationId id, EditId editId) {
        caller.require(Role.EDITOR);
        CorrectGraph.Done done = transactions.inTenant(caller.tenantId(), work -> undo(work, caller, id, editId));
        return correctGraph.finish(caller, id, done);
    }

    private CorrectGraph.Done undo(CorrectionsWork work, Caller caller, ConversationId id, EditId editId) {
        CorrectedConversation corrected = CorrectedConversation.of(work, caller, id, true, Optional.empty());
        LoggedEdit edit =
                work.edits().findForChange(id, editId).orElseThrow(() -> RefusedException.notFound("The edit"));
        if (edit.undone().isPresent()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The edit was taken back before.");
        }
        switch (edit.target().kind()) {
            case SPEAKER_ATTRIBUTION -> new RevertSpeakerEdit(corrected.speakers(), edit).revert();
            case CARD -> new RevertCardEdit(work, edit).revert();
            case NODE, RELATION -> {
                corrected.requireGraph();
                new RevertEdit(corrected.graph(), edit).revert();
            }
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        work.edits().markUndone(editId, caller.actor().id(), now);
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        "conversation.undo_edit",
                        id,
                        Map.of("edit", editId.toString())));
        return corrected.keep(List.of(edit.undone(caller.actor().id(), now)), followUps, ids, now);
    }
}
