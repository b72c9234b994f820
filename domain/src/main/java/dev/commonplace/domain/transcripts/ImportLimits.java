package dev.commonplace.domain.transcripts;

/**
 * How much of one import is read; more is refused with the reason. The default fits into the heap of 256 MiB that the service
 * has.
 *
 * @param conversations of one import
 * @param messages of all conversations
 * @param messagesPerConversation each conversation has to fit into memory
 * @param unitsPerConversation UTF-16 units of text, metadata included
 * @param unitsPerMessage longer messages are shortened, and the report says so
 * @param unitsPerLine of a file of lines
 * @param valuesPerElement numbers, texts and the like of one conversation or message of a JSON file
 * @param seconds for reading all of it
 */
public record ImportLimits(
        int conversations,
        int messages,
        int messagesPerConversation,
        int unitsPerConversation,
        int unitsPerMessage,
        int unitsPerLine,
        int valuesPerElement,
        int speakersPerConversation,
        int seconds) {
    public static final ImportLimits DEFAULT =
            new ImportLimits(10_000, 500_000, 50_000, 8_000_000, 100_000, 1_000_000, 200_000, 2_000, 120);
}
