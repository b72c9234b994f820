package dev.commonplace.application.live;

import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.Speaker;

/** What somebody who follows a conversation is told. */
public sealed interface LiveEvent {
    /** A message that is kept, the next one in its order; a tombstone where it was deleted meanwhile. */
    record Said(Message message, Participant speaker) implements LiveEvent {}

    /** What somebody is saying, as far as it goes. Kept nowhere; a later one of the same speaker takes its place. */
    record Partial(Speaker speaker, String content) implements LiveEvent {}

    /** The words of a message that may have been told are gone. */
    record MessageDeleted(int sequence) implements LiveEvent {}

    /** The topics have another revision. */
    record GraphChanged() implements LiveEvent {}

    /** The conversation's details, or who sees it, have changed. */
    record ConversationChanged(int version) implements LiveEvent {}

    /** Nothing follows. */
    record Ended(Reason reason) implements LiveEvent {}

    /** Why nothing follows. */
    enum Reason {
        DELETED,
        NO_LONGER_VISIBLE,
        KEY_NO_LONGER_VALID,
        RESTARTING
    }
}
