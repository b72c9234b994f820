package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ImportedSpeaker;
import dev.commonplace.domain.transcripts.MessageDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.SpreadTimes;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text that Google Meet writes: a heading, who was there, a mark of the time every few minutes, and between them lines of
 * {@code Name: text} or {@code Name ~: text}. The marks are spread over what stands between them.
 */
final class GoogleMeetTranscript {
    static final Pattern MARK = Pattern.compile("^\\W{0,3}(\\d{1,2}):(\\d{2}):(\\d{2})\\W{0,3}$");
    static final Pattern END =
            Pattern.compile("(?i)^(?:meeting|transcription) ended after (\\d{1,2}):(\\d{2}):(\\d{2}).{0,20}$");
    static final Pattern SMALL_PRINT = Pattern.compile(
            "(?i)^(this editable transcript was|people can also change|transcripts? (is|are|was) (computer|auto)|attachments\\b|recording\\b|meeting records|invited\\b).{0,400}$");
    /** Longer lines are what somebody says, or nothing. */
    private static final int FURNITURE_UNITS_MAX = 2_000;

    private static final Pattern ATTENDEES = Pattern.compile("(?i)^(attendees|participants|invited)\\W{0,3}$");
    private static final Pattern BODY = Pattern.compile("(?i)^\\W{0,4}transcript\\W{0,3}$");

    private final Reading reading;
    private final ConversationDraft conversation;
    private final List<MessageDraft> messages = new ArrayList<>();
    private final List<SpreadTimes.Block> blocks = new ArrayList<>();
    private final Set<String> attendees = new HashSet<>();
    private Optional<Long> mark = Optional.empty();
    private int inBlock;
    private Optional<Long> end = Optional.empty();
    private Optional<Instant> start = Optional.empty();
    private boolean hasHeading;
    private boolean inAttendees;
    private @Nullable MessageDraft current;

    private GoogleMeetTranscript(Reading reading) {
        this.reading = reading;
        this.conversation = reading.conversation(TranscriptFormat.GOOGLE_MEET, reading.place());
    }

    static void read(TextSource source, Reading reading) throws IOException {
        GoogleMeetTranscript transcript = new GoogleMeetTranscript(reading);
        try (TextLines lines = TextLines.of(source, reading.budget())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                String text = line.replace('\u00a0', ' ').replace('\uFEFF', ' ').strip();
                if (!text.isEmpty()) {
                    transcript.line(text, lines.number());
                }
            }
        }
        transcript.finish();
    }

    private void line(String text, long number) {
        if (text.length() > FURNITURE_UNITS_MAX) {
            spoken(text, number);
            return;
        }
        Matcher time = MARK.matcher(text);
        Matcher ended = END.matcher(text);
        if (time.matches()) {
            mark(millis(time), number);
        } else if (ended.matches()) {
            end = Optional.of(millis(ended));
        } else if (ATTENDEES.matcher(text).matches()) {
            inAttendees = true;
        } else if (BODY.matcher(text).matches()) {
            inAttendees = false;
        } else if (!SMALL_PRINT.matcher(text).matches() && !heading(text) && !isAttendees(text)) {
            spoken(text, number);
        }
    }

    private void mark(long millis, long number) {
        if (mark.isPresent() && millis < mark.get()) {
            reading.note(
                    ReportCode.TIMES_OUT_OF_ORDER,
                    reading.place().atLine(number),
                    "The mark lies before the one before it.");
        }
        endBlock();
        mark = Optional.of(millis);
        inAttendees = false;
        current = null;
    }

    private void endBlock() {
        if (inBlock > 0) {
            blocks.add(new SpreadTimes.Block(mark, inBlock));
        }
        inBlock = 0;
    }

    private boolean heading(String text) {
        if (!messages.isEmpty()) {
            return false;
        }
        Optional<GoogleMeetHeading> heading = GoogleMeetHeading.of(text);
        if (heading.isEmpty()) {
            return false;
        }
        if (!hasHeading) {
            conversation.title(heading.get().title());
        }
        hasHeading = true;
        heading.get().written().ifPresent(written -> conversation.metadata("started", written));
        start = heading.get().startedAt().or(() -> start);
        conversation.startedAt(start);
        return true;
    }

    private boolean isAttendees(String text) {
        if (!inAttendees || SpokenLine.of(text).isPresent()) {
            return false;
        }
        for (String name : text.split(",", 1_000)) {
            attendees.add(name.strip().toLowerCase(Locale.ROOT));
        }
        return true;
    }

    private void spoken(String text, long number) {
        Optional<SpokenLine> line = SpokenLine.of(text).filter(this::isSpeaker);
        if (line.isPresent()) {
            String key = conversation.speaker(ImportedSpeaker.named(line.get().name()));
            current = new MessageDraft(reading.place().atLine(number), key)
                    .text(line.get().text());
            messages.add(current);
            inBlock++;
            inAttendees = false;
            requireRoom();
        } else if (current != null) {
            current.more(" ", text);
        } else {
            reading.note(
                    ReportCode.NOT_A_MESSAGE, reading.place().atLine(number), "Nobody says this line; it is left out.");
        }
    }

    /** They wait here for their times, and not yet in the conversation, which has the same limit. */
    private void requireRoom() {
        if (messages.size() > reading.budget().limits().messagesPerConversation()) {
            finish();
        }
    }

    /** Names begin with a capital, or with a letter of a script that has none. */
    private boolean isSpeaker(SpokenLine line) {
        String name = line.name();
        return conversation.knows(ImportedSpeaker.named(name).key())
                || attendees.contains(name.toLowerCase(Locale.ROOT))
                || !Character.isLowerCase(name.codePointAt(0));
    }

    private void finish() {
        endBlock();
        List<SpreadTimes.Span> spans = SpreadTimes.of(blocks, end);
        boolean marked = blocks.stream().anyMatch(block -> block.markMillis().isPresent());
        if (!messages.isEmpty()) {
            reading.note(
                    marked ? ReportCode.ESTIMATED_TIMES : ReportCode.FEW_TIMES,
                    reading.place(),
                    marked
                            ? "The times are spread evenly between the marks of the file."
                            : "The file has no marks of time; three seconds are taken for each message.");
        }
        for (int i = 0; i < messages.size(); i++) {
            SpreadTimes.Span span = spans.get(i);
            conversation.add(messages.get(i)
                    .times(span.startMillis(), span.endMillis())
                    .saidAt(start.map(instant -> instant.plusMillis(span.startMillis())))
                    .estimated());
        }
        end.ifPresent(millis -> conversation.endedAt(start.map(instant -> instant.plusMillis(millis))));
        if (messages.isEmpty()) {
            reading.note(ReportCode.NO_SPEAKERS, reading.place(), "No line has the form \"Name: text\".");
        }
        reading.give(conversation);
    }

    private static long millis(Matcher time) {
        return ((Long.parseLong(time.group(1)) * 60 + Long.parseLong(time.group(2))) * 60
                        + Long.parseLong(time.group(3)))
                * 1_000;
    }
}
