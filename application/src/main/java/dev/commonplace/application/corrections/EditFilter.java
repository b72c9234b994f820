package dev.commonplace.application.corrections;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditKind;
import dev.commonplace.domain.corrections.EditTarget;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which edits are wanted.
 *
 * @param conversationId of one conversation only
 * @param target of one kind of thing only
 * @param unexportedOnly without those that were handed out as training data
 * @param undoneToo with those that were taken back
 * @param kinds none for all
 * @param from made then or later
 * @param to made before then
 */
public record EditFilter(
        Optional<ConversationId> conversationId,
        Optional<EditTarget.Kind> target,
        boolean unexportedOnly,
        boolean undoneToo,
        Set<EditKind> kinds,
        Optional<Instant> from,
        Optional<Instant> to) {
    public EditFilter {
        kinds = Set.copyOf(kinds);
    }

    /** Of all kinds and times. */
    public EditFilter(
            Optional<ConversationId> conversationId,
            Optional<EditTarget.Kind> target,
            boolean unexportedOnly,
            boolean undoneToo) {
        this(conversationId, target, unexportedOnly, undoneToo, Set.of(), Optional.empty(), Optional.empty());
    }
}
