package dev.commonplace.application.corrections;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditTarget;
import java.util.Optional;

/**
 * Which edits are wanted.
 *
 * @param conversationId of one conversation only
 * @param target of one kind of thing only
 * @param unexportedOnly without those that were handed out as training data
 * @param undoneToo with those that were taken back
 */
public record EditFilter(
        Optional<ConversationId> conversationId,
        Optional<EditTarget.Kind> target,
        boolean unexportedOnly,
        boolean undoneToo) {}
