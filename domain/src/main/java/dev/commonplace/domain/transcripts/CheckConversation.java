package dev.commonplace.domain.transcripts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at a conversation as a whole: what a reader would want to know before it is kept. */
public final class CheckConversation {
    static final int SHORT_CHARACTERS = 3;
    static final double SHORT_SHARE_MAX = 0.2;
    static final int NAME_CHARACTERS = 100;
    static final double TIMED_SHARE_MIN = 0.5;
    static final Duration LONG = Duration.ofHours(3);

    private static final Pattern GENERIC = Pattern.compile(
            "(?iU)(unknown( speaker)?|speaker|participant|attendee|user|guest|person|anonymous|caller|voice)[\\s_#-]*(\\d{1,3}|[a-z])?"
                    + "|\\d{1,3}|[?.*-]+");
    /** Where names are what somebody or some machine has written down, and not accounts. */
    private static final Set<TranscriptFormat> TRANSCRIBED = Set.of(
            TranscriptFormat.GOOGLE_MEET,
            TranscriptFormat.WEBVTT,
            TranscriptFormat.SRT,
            TranscriptFormat.PLAIN,
            TranscriptFormat.JSON,
            TranscriptFormat.NDJSON);

    private final ImportedConversation conversation;
    private final ReportNotes notes;

    private CheckConversation(ImportedConversation conversation, ReportNotes notes) {
        this.conversation = conversation;
        this.notes = notes;
    }

    /** @return whether it can be kept; what there is to say is in the notes then */
    public static boolean check(ImportedConversation conversation, ReportNotes notes) {
        return new CheckConversation(conversation, notes).check();
    }

    private boolean check() {
        if (conversation.messages().isEmpty()) {
            note(ReportCode.NO_MESSAGES, conversation.place(), "Nobody says anything here.");
            return false;
        }
        speakers();
        lengths();
        times();
        return true;
    }

    private void speakers() {
        Set<String> speaking = new HashSet<>();
        conversation.messages().forEach(message -> speaking.add(message.speaker()));
        if (speaking.size() == 1) {
            note(ReportCode.ONE_SPEAKER, conversation.place(), "There is only one speaker.");
        }
        for (ImportedSpeaker speaker : conversation.speakers()) {
            String shown = ShownText.of(speaker.speaker().name(), NAME_CHARACTERS);
            if (speaker.speaker()
                            .name()
                            .codePointCount(0, speaker.speaker().name().length())
                    > NAME_CHARACTERS) {
                note(
                        ReportCode.LONG_NAME,
                        conversation.place(),
                        "The name \"" + shown + "\" has more than " + NAME_CHARACTERS
                                + " characters; it may be a part of the text.");
            } else if (TRANSCRIBED.contains(conversation.format())
                    && !speaker.key().equals("user")
                    && isGeneric(speaker.speaker().name())) {
                note(
                        ReportCode.GENERIC_NAME,
                        conversation.place(),
                        "The name \"" + shown + "\" tells nobody who it is.");
            }
        }
    }

    /** "Speaker 2", "Unknown", "07" and the like. */
    static boolean isGeneric(String name) {
        return GENERIC.matcher(name.strip()).matches();
    }

    private void lengths() {
        long tooShort = conversation.messages().stream()
                .map(message -> message.content().strip())
                .filter(content -> content.codePointCount(0, content.length()) < SHORT_CHARACTERS)
                .count();
        int all = conversation.messages().size();
        if (tooShort > SHORT_SHARE_MAX * all) {
            note(
                    ReportCode.SHORT_MESSAGES,
                    conversation.place(),
                    tooShort + " of " + all + " messages have fewer than " + SHORT_CHARACTERS + " characters.");
        }
    }

    private void times() {
        List<ImportedMessage> messages = conversation.messages();
        long timed = messages.stream().filter(ImportedMessage::isTimed).count();
        if (timed < TIMED_SHARE_MIN * messages.size()) {
            note(
                    ReportCode.FEW_TIMES,
                    conversation.place(),
                    timed + " of " + messages.size() + " messages have a time.");
        }
        Optional<Long> before = Optional.empty();
        long longest = 0;
        for (ImportedMessage message : messages) {
            Optional<Long> time = millis(message);
            if (before.isPresent() && time.isPresent() && time.get() < before.get()) {
                note(
                        ReportCode.TIMES_OUT_OF_ORDER,
                        message.place(),
                        "Its time lies before that of the message before it.");
            }
            before = time.isPresent() ? time : before;
            longest = Math.max(
                    longest,
                    message.time()
                            .endMillis()
                            .orElse(message.time().startMillis().orElse(0)));
        }
        if (longest > LONG.toMillis()) {
            note(ReportCode.LONG_DURATION, conversation.place(), "It lasts longer than " + LONG.toHours() + " hours.");
        }
    }

    private static Optional<Long> millis(ImportedMessage message) {
        OptionalLong start = message.time().startMillis();
        return start.isPresent()
                ? Optional.of(start.getAsLong())
                : message.time().saidAt().map(Instant::toEpochMilli);
    }

    private void note(ReportCode code, ReportPlace place, String message) {
        notes.note(code, place, conversation.externalId(), message);
    }
}
