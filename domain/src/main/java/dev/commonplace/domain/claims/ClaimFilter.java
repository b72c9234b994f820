package dev.commonplace.domain.claims;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which claims are wanted. An empty set does not restrict, but that without a status nobody sees rejected ones.
 *
 * @param speaker key or name of who said it, whatever its case
 */
public record ClaimFilter(
        Optional<ConversationId> conversationId,
        Optional<MessageId> messageId,
        Set<ClaimKind> kinds,
        Set<ClaimStatus> statuses,
        Set<ClaimOrigin> origins,
        Optional<String> speaker) {
    public static final ClaimFilter ALL =
            new ClaimFilter(Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(), Optional.empty());

    public ClaimFilter {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(messageId, "messageId");
        kinds = Set.copyOf(kinds);
        statuses = Set.copyOf(statuses);
        origins = Set.copyOf(origins);
        Objects.requireNonNull(speaker, "speaker");
    }

    /** The same of one conversation alone. */
    public ClaimFilter in(ConversationId id) {
        return new ClaimFilter(Optional.of(id), messageId, kinds, statuses, origins, speaker);
    }

    /** Whether claims of that status are wanted. */
    public boolean admits(ClaimStatus status) {
        return statuses.isEmpty() ? status != ClaimStatus.REJECTED : statuses.contains(status);
    }
}
