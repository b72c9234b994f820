package dev.commonplace.domain.claims;

import dev.commonplace.domain.conversations.ConversationId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a chat model has read a conversation for claims.
 *
 * @param nextSequence the message it goes on at
 * @param nextCharacter within that message, in Unicode code points: a long one is read in parts
 * @param model that has read last
 * @param kept how many claims it has found
 * @param dropped how many of its claims could not be used
 */
public record Extraction(
        ConversationId conversationId,
        int nextSequence,
        int nextCharacter,
        Optional<String> model,
        long kept,
        long dropped,
        Instant updatedAt) {
    public Extraction {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(updatedAt, "updatedAt");
        if (nextSequence < 0 || nextCharacter < 0 || kept < 0 || dropped < 0) {
            throw new IllegalArgumentException("Nothing here is counted below 0.");
        }
    }

    public static Extraction begin(ConversationId id, Instant now) {
        return new Extraction(id, 0, 0, Optional.empty(), 0, 0, now);
    }

    /** Goes on at another message. */
    public Extraction from(int sequence, Instant now) {
        return new Extraction(conversationId, sequence, 0, model, kept, dropped, now);
    }

    public Extraction advanced(int sequence, int character, String by, int more, int moreDropped, Instant now) {
        return new Extraction(
                conversationId, sequence, character, Optional.of(by), kept + more, dropped + moreDropped, now);
    }

    /** Whether nobody has read on, or begun again, since. */
    public boolean isAtSamePlaceAs(Extraction other) {
        return nextSequence == other.nextSequence && nextCharacter == other.nextCharacter;
    }
}
