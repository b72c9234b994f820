package dev.commonplace.extraction.transcripts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportPlace;
import dev.commonplace.domain.transcripts.TooMuchException;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Our own shape in lines: messages of one conversation, or a conversation in each line. */
final class LinesTranscript {
    private final Reading reading;
    private final OwnMessages messages;
    private @Nullable ConversationDraft one;

    private LinesTranscript(Reading reading) {
        this.reading = reading;
        this.messages = new OwnMessages(reading);
    }

    static void read(TextSource source, Reading reading) throws IOException {
        LinesTranscript transcript = new LinesTranscript(reading);
        try (TextLines lines = TextLines.of(source, reading.budget())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    transcript.line(line, reading.place().atLine(lines.number()));
                }
            }
        }
        if (transcript.one != null) {
            reading.give(transcript.one);
        }
    }

    private void line(String line, ReportPlace place) throws IOException {
        JsonFields fields;
        try (JsonParser parser = JsonElements.FACTORY.createParser(line)) {
            parser.nextToken();
            fields = JsonFields.of(JsonTree.read(parser, reading.budget()).value());
        } catch (StreamConstraintsException excessive) {
            reading.note(
                    ReportCode.TOO_MUCH, place, JsonElements.tooMuch(excessive).reason());
            return;
        } catch (JsonProcessingException broken) {
            reading.note(ReportCode.MALFORMED, place, "The line is not valid JSON.");
            return;
        }
        if (fields.has("messages")) {
            conversation(fields, place);
        } else {
            if (one == null) {
                one = reading.conversation(TranscriptFormat.NDJSON, reading.place());
            }
            messages.add(one, fields, place);
        }
    }

    private void conversation(JsonFields fields, ReportPlace place) {
        try {
            ConversationDraft draft = reading.conversation(TranscriptFormat.NDJSON, place);
            messages.about(draft, fields);
            int index = 0;
            for (Object message : fields.list("messages")) {
                messages.add(draft, JsonFields.of(message), place.at("/messages/" + index++));
            }
            reading.give(draft);
        } catch (TooMuchException tooMuch) {
            reading.note(ReportCode.TOO_MUCH, place, tooMuch.reason());
        }
    }
}
