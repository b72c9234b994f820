package dev.commonplace.http.conversations;

import dev.commonplace.application.conversations.AppendMessages;
import dev.commonplace.domain.conversations.Message;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch of messages.
 *
 * @param created how many were new
 * @param messages side by side with those of the batch
 */
record AppendedJson(int created, int messageCount, int nextSequence, List<Place> messages) {
    /** Where a message is kept. */
    record Place(UUID id, int sequence, @Nullable String clientMessageId, boolean created) {
        static Place of(AppendMessages.Appended appended) {
            Message message = appended.message();
            return new Place(
                    message.id().value(),
                    message.sequence(),
                    message.clientMessageId().orElse(null),
                    appended.created());
        }
    }

    static AppendedJson of(AppendMessages.Outcome outcome) {
        return new AppendedJson(
                outcome.created(),
                outcome.conversation().counters().messages(),
                outcome.conversation().nextSequence(),
                outcome.messages().stream().map(Place::of).toList());
    }
}
