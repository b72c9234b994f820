package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which conversations come. */
public enum TranscriptFormat {
    /** The text that Google Meet writes beside a recording, as TXT, PDF or DOCX. */
    GOOGLE_MEET,
    WEBVTT,
    SRT,
    /** An export of a workspace (ZIP), or the messages of one channel (JSON). */
    SLACK,
    /** One channel, as DiscordChatExporter writes it in JSON. */
    DISCORD,
    /** {@code conversations.json}, alone or in its ZIP. */
    CHATGPT,
    /** {@code conversations.json}, alone or in its ZIP. */
    CLAUDE,
    /** Lines of {@code Name: text}. */
    PLAIN,
    /** Our own shape: one conversation, a list of them, or a list of messages. */
    JSON,
    /** Our own shape: a message, or a conversation, in each line. */
    NDJSON;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a conversation says that it came from. */
    public String source() {
        return this == NDJSON ? JSON.word() : word();
    }

    /**
     * @param field where the word stands, as a JSON Pointer
     * @throws RefusedException for a word that is none of these
     */
    public static TranscriptFormat parse(String field, String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid(
                        field,
                        "A format is one of "
                                + Arrays.stream(values())
                                        .map(TranscriptFormat::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
