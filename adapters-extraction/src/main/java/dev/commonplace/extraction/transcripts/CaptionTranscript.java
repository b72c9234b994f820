package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ImportedSpeaker;
import dev.commonplace.domain.transcripts.MessageDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Captions in WebVTT or SRT. A caption is a message; one with several voices becomes several. A caption that names nobody is
 * said by who spoke last.
 */
final class CaptionTranscript {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern BLOCK = Pattern.compile("^(NOTE|STYLE|REGION)(\\s.*)?$");
    private static final int UNITS_MAX = 200_000;

    private final Reading reading;
    private final TranscriptFormat format;
    private final ConversationDraft conversation;
    private final List<String> text = new ArrayList<>();
    private @Nullable CaptionTime time;
    private @Nullable String id;
    private long number;
    private int units;
    private boolean inBlock;
    private boolean beginning = true;
    private ImportedSpeaker speaker = ImportedSpeaker.UNKNOWN;

    private CaptionTranscript(Reading reading, TranscriptFormat format) {
        this.reading = reading;
        this.format = format;
        this.conversation = reading.conversation(format, reading.place());
    }

    static void read(TextSource source, TranscriptFormat format, Reading reading) throws IOException {
        CaptionTranscript transcript = new CaptionTranscript(reading, format);
        try (TextLines lines = TextLines.of(source, reading.budget())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                transcript.line(line.replace("\uFEFF", ""), lines.number());
            }
        }
        transcript.endCaption();
        reading.give(transcript.conversation);
    }

    private void line(String line, long lineNumber) {
        if (line.isBlank()) {
            endCaption();
            inBlock = false;
            beginning = false;
        } else if (CaptionTime.isMeant(line)) {
            begin(line, lineNumber);
        } else if (inBlock || header(line)) {
            return;
        } else if (time == null && text.isEmpty() && BLOCK.matcher(line).matches() && isVtt()) {
            inBlock = true;
        } else {
            keep(line, lineNumber);
        }
    }

    private boolean isVtt() {
        return format == TranscriptFormat.WEBVTT;
    }

    private boolean header(String line) {
        if (!beginning || !isVtt()) {
            return false;
        }
        if (line.startsWith("WEBVTT") && line.length() > 6) {
            conversation.title(line.substring(6).replaceFirst("^[\\s:-]+", ""));
        }
        return true;
    }

    private void begin(String line, long lineNumber) {
        // Without a blank line before it, the number of this caption stands with the text of the one before.
        String last = text.isEmpty() ? "" : text.getLast();
        boolean numbered = NUMBER.matcher(last.strip()).matches() || time == null;
        if (!text.isEmpty() && numbered) {
            text.removeLast();
        } else {
            last = "";
        }
        endCaption();
        inBlock = false;
        beginning = false;
        id = last.isBlank() ? null : last.strip();
        time = CaptionTime.of(line);
        number = lineNumber;
        if (time.isUnreadable()) {
            reading.note(
                    ReportCode.BAD_TIME,
                    reading.place().atLine(lineNumber),
                    "This is no time of a caption; its text is kept without one.");
        }
    }

    private void keep(String line, long lineNumber) {
        if (text.isEmpty() && time == null) {
            number = lineNumber;
        }
        units += line.length();
        if (units < UNITS_MAX) {
            text.add(line.strip());
        }
    }

    private void endCaption() {
        if (time != null) {
            caption(time);
        } else if (!text.isEmpty()) {
            reading.note(
                    ReportCode.NOT_A_MESSAGE,
                    reading.place().atLine(number),
                    "There is no time above this text; it is left out.");
        }
        text.clear();
        units = 0;
        time = null;
        id = null;
    }

    private void caption(CaptionTime shown) {
        List<CaptionText.Part> parts = CaptionText.parts(String.join("\n", text));
        if (parts.isEmpty()) {
            reading.note(ReportCode.EMPTY, reading.place().atLine(number), "There is nothing in this caption.");
        }
        if (units >= UNITS_MAX) {
            reading.note(
                    ReportCode.SHORTENED, reading.place().atLine(number), "The caption is too long to be kept whole.");
        }
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).speaker().ifPresent(name -> speaker = ImportedSpeaker.named(name));
            String key = conversation.speaker(speaker);
            conversation.add(new MessageDraft(reading.place().atLine(number), key)
                    .clientId(id == null || i == 0 ? id : id + "." + (i + 1))
                    .text(parts.get(i).text().replace('\n', ' '))
                    .times(shown.startMillis().orElse(null), shown.endMillis().orElse(null)));
        }
    }
}
