package dev.commonplace.domain.conversations;

import dev.commonplace.domain.guard.GuardNote;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A conversation as it is kept, without its messages.
 *
 * @param guard what the tenant's guard found in its details; of messages, each says itself
 * @param nextSequence the sequence of the message that comes next: as many places as were ever given, tombstones included
 * @param version rises by one with each change of details or sharing; not with messages
 * @param updatedAt when anything of it changed last, messages included
 * @param deletedAt since when it is hidden, until it is restored or removed for good
 */
public record Conversation(
        ConversationId id,
        ConversationDetails details,
        Sharing sharing,
        GuardNote guard,
        ConversationCounters counters,
        int nextSequence,
        int version,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> deletedAt) {
    /** The most messages that a conversation may have. */
    public static final int MESSAGES_MAX = 1_000_000;

    /** The most people and agents that may take part. */
    public static final int PARTICIPANTS_MAX = 2_000;

    public Conversation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(sharing, "sharing");
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(deletedAt, "deletedAt");
        if (version < 1 || nextSequence < counters.messages()) {
            throw new IllegalArgumentException("Versions begin at 1, and every message has a place.");
        }
    }

    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    /** The next version, with these details and this sharing. */
    public Conversation changed(ConversationDetails newDetails, Sharing newSharing, GuardNote newGuard, Instant now) {
        return new Conversation(
                id, newDetails, newSharing, newGuard, counters, nextSequence, version + 1, createdAt, now, deletedAt);
    }

    /** The same with other contents. */
    public Conversation counting(ConversationCounters newCounters, int newNextSequence, Instant now) {
        return new Conversation(
                id, details, sharing, guard, newCounters, newNextSequence, version, createdAt, now, deletedAt);
    }

    /** The next version, hidden or, where the time is empty, shown again. */
    public Conversation hidden(Optional<Instant> newDeletedAt, Instant now) {
        return new Conversation(
                id, details, sharing, guard, counters, nextSequence, version + 1, createdAt, now, newDeletedAt);
    }
}
