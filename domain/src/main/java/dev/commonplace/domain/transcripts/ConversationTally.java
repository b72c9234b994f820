package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.conversations.CountWords;

/** Counts what is in a conversation while it is read. */
final class ConversationTally {
    long branches;
    private long messages;
    private long words;
    private long characters;
    private long timed;
    private long estimated;
    private long toolCalls;
    private long attachments;
    private long reactions;
    private long replies;

    void add(ImportedMessage message, MessageDraft draft) {
        messages++;
        String content = message.content();
        words += CountWords.in(content);
        characters += content.codePointCount(0, content.length());
        timed += message.isTimed() && !message.estimated() ? 1 : 0;
        estimated += message.estimated() ? 1 : 0;
        toolCalls += message.message().details().modelUse().toolCalls().size();
        attachments += draft.attachments;
        reactions += draft.reactions;
        replies += draft.reply ? 1 : 0;
    }

    ImportCounts counts(int participants) {
        return new ImportCounts(
                1,
                messages,
                participants,
                words,
                characters,
                timed,
                estimated,
                branches,
                toolCalls,
                attachments,
                reactions,
                replies);
    }
}
