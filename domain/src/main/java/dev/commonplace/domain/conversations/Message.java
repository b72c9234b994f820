package dev.commonplace.domain.conversations;

import dev.commonplace.domain.guard.GuardNote;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A message as it is kept. Of a deleted one only the place is left, a tombstone: its content is empty, and its details know no
 * more than role and time.
 *
 * @param sequence its place in the conversation: from 0, without gaps
 * @param words how many words the content has, as {@link CountWords} counts
 * @param guard what the tenant's guard found in it when it came
 * @param createdAt when it came, which is not when it was said
 */
public record Message(
        MessageId id,
        ConversationId conversationId,
        int sequence,
        Optional<String> clientMessageId,
        ParticipantId participantId,
        String content,
        MessageDetails details,
        int words,
        GuardNote guard,
        Instant createdAt,
        Optional<Instant> deletedAt) {
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(clientMessageId, "clientMessageId");
        Objects.requireNonNull(participantId, "participantId");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(deletedAt, "deletedAt");
        if (sequence < 0 || words < 0) {
            throw new IllegalArgumentException("Places and words are counted from 0.");
        }
    }

    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    /** When it was said, as far as anybody knows: else when it came. */
    public Instant moment() {
        return details.time().saidAt().orElse(createdAt);
    }

    /** What is left of it once it is deleted. */
    public Message tombstone(Instant deleted) {
        return new Message(
                id,
                conversationId,
                sequence,
                clientMessageId,
                participantId,
                "",
                MessageDetails.of(details.role()).with(details.time()),
                0,
                GuardNote.NOTHING,
                createdAt,
                Optional.of(deleted));
    }
}
