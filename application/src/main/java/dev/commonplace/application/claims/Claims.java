package dev.commonplace.application.claims;

import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimFilter;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of one tenant. One of a message that is deleted is not found any more; one of a message that is erased is gone. To
 * find one by its id asks nobody for permission; use cases of callers do.
 */
public interface Claims {
    Optional<Claim> find(ClaimId id);

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Claim> findForChange(ClaimId id);

    /** All of them that exist. */
    Map<ClaimId, Claim> findAll(Collection<ClaimId> ids);

    /** Those that the viewer sees, in conversations that it sees and that are not deleted; newest first. */
    Page<Claim> list(ClaimFilter filter, ConversationViewer viewer, PageRequest page);

    /** All that rest on these messages, rejected ones as well. */
    List<Claim> ofMessages(Collection<MessageId> ids);

    /** The words that claims rest on, and who says them. */
    Map<ClaimId, Said> said(Collection<ClaimId> ids);

    /** How many a conversation has, rejected ones as well. */
    int count(ConversationId conversationId);

    /** Keeps new ones. Their messages are there. */
    void add(List<Claim> claims);

    /** Keeps a changed one in place of the one of the same id. */
    void change(Claim claim);

    /** Removes one with its evidence and relations. */
    void remove(ClaimId id);

    record Said(String words, ParticipantId speaker) {}
}
