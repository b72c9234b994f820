package dev.commonplace.application.topics;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.embeddings.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The messages of one tenant's conversations as the analysis reads them: with their vectors, a stretch at a time. */
public interface AnalysedMessages {
    /**
     * How far a conversation can be analysed.
     *
     * @param space messages that have words, but no vector of this space yet, are not ready, nor is what follows them; where
     *     it is empty, all are
     * @param from the places before this one are known to be ready
     * @param placesMax later places are left out
     */
    Extent extent(ConversationId id, Optional<SpaceId> space, int from, int placesMax);

    /** How many messages on the places 0 to {@code places}, exclusive, are not deleted. */
    int live(ConversationId id, int places);

    /**
     * The messages of a stretch in their order, tombstones included.
     *
     * @param space whose vectors come along; none do where it is empty
     * @param from the first place
     * @param to the place after the last one
     */
    List<Said> read(ConversationId id, Optional<SpaceId> space, int from, int to);

    /**
     * @param ready the places 0 to this, exclusive, can be analysed
     * @param live how many of them have a message that is not deleted
     */
    record Extent(int ready, int live) {}

    /**
     * A message as the analysis sees it.
     *
     * @param content empty for a tombstone
     * @param moment when it was said, or came
     * @param vector of length 1; without numbers where there is none. Not copied: nobody writes it
     */
    record Said(
            MessageId id,
            int sequence,
            ParticipantId participant,
            String content,
            boolean deleted,
            Instant moment,
            OptionalLong startMillis,
            OptionalLong endMillis,
            Optional<float[]> vector) {
        public Said {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(participant, "participant");
            Objects.requireNonNull(content, "content");
        }
    }
}
