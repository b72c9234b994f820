package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.Optional;

/** Reads the log of edits of a conversation, and its statistics. */
public final class ReadEdits {
    private final Transactions<CorrectionsWork> transactions;

    public ReadEdits(Transactions<CorrectionsWork> transactions) {
        this.transactions = transactions;
    }

    /**
     * Newest first, those taken back included.
     *
     * @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see
     */
    public Page<LoggedEdit> list(
            Caller caller,
            ConversationId id,
            Optional<EditTarget.Kind> target,
            boolean unexportedOnly,
            PageRequest page) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            return work.edits().list(new EditFilter(Optional.of(id), target, unexportedOnly, true), page);
        });
    }

    /** @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see */
    public EditStatistics statistics(Caller caller, ConversationId id) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            return work.edits().statistics(Optional.of(id));
        });
    }
}
