package dev.commonplace.domain.transcripts;

/**
 * How much was read.
 *
 * @param participants summed over the conversations
 * @param words parts of the messages between white space
 * @param timed messages that have a time of their own
 * @param estimated messages whose time was spread between marks
 * @param branches of conversations that were left aside
 * @param toolCalls calls of tools by models
 * @param attachments files, pictures and the like; only what is said of them is kept
 */
public record ImportCounts(
        long conversations,
        long messages,
        long participants,
        long words,
        long characters,
        long timed,
        long estimated,
        long branches,
        long toolCalls,
        long attachments,
        long reactions,
        long replies) {
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public ImportCounts plus(ImportCounts other) {
        return new ImportCounts(
                conversations + other.conversations,
                messages + other.messages,
                participants + other.participants,
                words + other.words,
                characters + other.characters,
                timed + other.timed,
                estimated + other.estimated,
                branches + other.branches,
                toolCalls + other.toolCalls,
                attachments + other.attachments,
                reactions + other.reactions,
                replies + other.replies);
    }
}
