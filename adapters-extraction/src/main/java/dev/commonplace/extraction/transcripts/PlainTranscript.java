package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ImportedSpeaker;
import dev.commonplace.domain.transcripts.MessageDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lines of {@code Name: text}, with a time in front of them or without. A line without a name goes on with what was said
 * before it.
 */
final class PlainTranscript {
    private static final long OFFSET_OF_FIRST_MAX = 3L * 60 * 60 * 1_000;

    private final Reading reading;
    private final ConversationDraft conversation;
    private @Nullable MessageDraft current;
    private @Nullable Boolean minutesAreOffsets;
    private boolean isClock;
    private boolean zoneNoted;
    private boolean blankBefore;

    private PlainTranscript(Reading reading) {
        this.reading = reading;
        this.conversation = reading.conversation(TranscriptFormat.PLAIN, reading.place());
    }

    static void read(TextSource source, Reading reading) throws IOException {
        PlainTranscript transcript = new PlainTranscript(reading);
        try (TextLines lines = TextLines.of(source, reading.budget())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                String text = line.replace('\uFEFF', ' ').strip();
                if (text.isEmpty()) {
                    transcript.blankBefore = true;
                } else {
                    transcript.line(text, lines.number());
                    transcript.blankBefore = false;
                }
            }
        }
        transcript.flush();
        if (!transcript.conversation.hasMessages()) {
            reading.note(ReportCode.NO_SPEAKERS, reading.place(), "No line has the form \"Name: text\".");
        }
        reading.give(transcript.conversation);
    }

    private void line(String text, long number) {
        PlainStamp stamp = PlainStamp.of(text);
        Optional<SpokenLine> spoken = SpokenLine.of(stamp.rest());
        if (spoken.isPresent()) {
            begin(spoken.get().name(), spoken.get().text(), stamp.written(), number);
            return;
        }
        Optional<PlainStamp> title = PlainStamp.title(text);
        if (title.isPresent()) {
            begin(title.get().rest(), "", title.get().written(), number);
        } else if (current != null) {
            current.more(blankBefore ? "\n\n" : "\n", text);
        } else {
            reading.note(
                    ReportCode.NOT_A_MESSAGE, reading.place().atLine(number), "Nobody says this line; it is left out.");
        }
    }

    private void begin(String name, String text, Optional<String> written, long number) {
        flush();
        String key = conversation.speaker(ImportedSpeaker.named(name));
        MessageDraft begun = new MessageDraft(reading.place().atLine(number), key).text(text);
        written.ifPresent(time -> time(begun, time));
        current = begun;
    }

    private void time(MessageDraft message, String written) {
        if (minutesAreOffsets == null) {
            minutesAreOffsets = written.startsWith("0");
            // A recording hardly ever begins to be written down in its fourth hour; a clock stands there.
            isClock = PlainStamp.offset(written, minutesAreOffsets).orElse(0L) > OFFSET_OF_FIRST_MAX;
        }
        Optional<Long> offset = isClock ? Optional.empty() : PlainStamp.offset(written, minutesAreOffsets);
        if (offset.isPresent()) {
            message.times(offset.get(), null);
            return;
        }
        message.platform("time", written);
        String form = written.replaceFirst("[ ,T]+", "T")
                .replace(',', '.')
                .replaceFirst("\\s?(Z|UTC)$", "Z")
                .replaceFirst("\\s?([+-]\\d{2}):?(\\d{2})$", "$1:$2");
        Optional<Instant> instant = form.indexOf('T') < 0 ? Optional.empty() : Moments.of(form);
        message.saidAt(instant);
        if (instant.isPresent() && !Moments.hasZone(form) && !zoneNoted) {
            zoneNoted = true;
            reading.note(
                    ReportCode.REMARK, message.place(), "The times name no time zone; they are taken to be in UTC.");
        } else if (instant.isEmpty()) {
            reading.note(ReportCode.BAD_TIME, message.place(), "The time has no date; it is kept as it is written.");
        }
    }

    private void flush() {
        if (current != null) {
            conversation.add(current);
        }
        current = null;
    }
}
