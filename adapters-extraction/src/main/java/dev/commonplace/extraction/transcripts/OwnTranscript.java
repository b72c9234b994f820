package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportPlace;
import dev.commonplace.domain.transcripts.TooMuchException;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Our own shape: a conversation with {@code messages}, a list of conversations, alone or named {@code conversations}, or a list
 * of messages.
 */
final class OwnTranscript implements JsonElements.Visitor {
    private final Reading reading;
    private final OwnMessages messages;
    private final JsonCollector outer = new JsonCollector((unused, place) -> {});
    private @Nullable ConversationDraft one;

    private OwnTranscript(Reading reading) {
        this.reading = reading;
        this.messages = new OwnMessages(reading);
    }

    static void read(TextSource source, Reading reading) throws IOException {
        OwnTranscript transcript = new OwnTranscript(reading);
        new JsonElements(reading, transcript).read(source);
        transcript.finish();
    }

    @Override
    public void field(String name, Object value) {
        outer.field(name, value);
        if (name.equals("participants")) {
            // Messages that come after them refer to them by their keys.
            messages.about(one(), outer.fields());
        }
    }

    @Override
    public void element(String list, JsonFields element, ReportPlace place) {
        if (element.has("messages")) {
            conversation(element, place);
        } else {
            messages.add(one(), element, place);
        }
    }

    private ConversationDraft one() {
        if (one == null) {
            one = reading.conversation(TranscriptFormat.JSON, reading.place());
        }
        return one;
    }

    private void conversation(JsonFields fields, ReportPlace place) {
        try {
            ConversationDraft draft = reading.conversation(TranscriptFormat.JSON, place);
            messages.about(draft, fields);
            int index = 0;
            for (Object message : fields.list("messages")) {
                ReportPlace where = place.at(place.pointer().orElse("") + "/messages/" + index++);
                messages.add(draft, JsonFields.of(message), where);
            }
            reading.give(draft);
        } catch (TooMuchException tooMuch) {
            reading.note(ReportCode.TOO_MUCH, place, tooMuch.reason());
        }
    }

    private void finish() {
        if (one != null || outer.fields().has("messages")) {
            ConversationDraft draft = one();
            messages.about(draft, outer.fields());
            reading.give(draft);
        }
    }
}
