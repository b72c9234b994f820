package dev.commonplace.domain.conversations;

/**
 * How much there is in a conversation.
 *
 * @param messages those that are not deleted
 * @param words of those messages, as {@link CountWords} counts
 * @param participants all who were ever named
 */
public record ConversationCounters(int messages, long words, int participants) {
    public static final ConversationCounters NONE = new ConversationCounters(0, 0, 0);

    public ConversationCounters {
        if (messages < 0 || words < 0 || participants < 0) {
            throw new IllegalArgumentException("Nothing is there less than not at all.");
        }
    }

    public ConversationCounters plus(int moreMessages, long moreWords, int moreParticipants) {
        return new ConversationCounters(messages + moreMessages, words + moreWords, participants + moreParticipants);
    }
}
