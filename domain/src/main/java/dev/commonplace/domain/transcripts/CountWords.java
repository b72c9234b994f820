package dev.commonplace.domain.transcripts;

/** Counts what is in a conversation while it is read. */
final class CountWords {
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
        words += words(content);
        characters += content.codePointCount(0, content.length());
        timed += message.isTimed() && !message.estimated() ? 1 : 0;
        estimated += message.estimated() ? 1 : 0;
        toolCalls += message.toolCalls().size();
        attachments += draft.attachments;
        reactions += draft.reactions;
        replies += draft.reply ? 1 : 0;
    }

    private static long words(String content) {
        long found = 0;
        boolean inside = false;
        for (int i = 0; i < content.length(); i++) {
            boolean space = Character.isWhitespace(content.charAt(i));
            found += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return found;
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
