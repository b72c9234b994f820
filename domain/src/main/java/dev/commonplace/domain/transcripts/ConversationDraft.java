package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation while it is read: holds it to the limits, cleans its texts, and tells messages apart. */
public final class ConversationDraft {
    static final int CLIENT_ID_UNITS_MAX = 120;
    private static final int TITLE_UNITS_MAX = 500;
    private static final int TOOL_CALLS_MAX = 100;

    private final TranscriptFormat format;
    private final ReportPlace place;
    private final ImportBudget budget;
    private final ReportNotes notes;
    private final Map<String, ImportedSpeaker> speakers = new LinkedHashMap<>();
    private final List<ImportedMessage> messages = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    private final CountWords counts = new CountWords();
    private @Nullable String id;
    private @Nullable String title;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private long units;

    public ConversationDraft(TranscriptFormat format, ReportPlace place, ImportBudget budget, ReportNotes notes) {
        this.format = format;
        this.place = place;
        this.budget = budget;
        this.notes = notes;
        budget.conversation();
    }

    /** The platform's own id; without one, a hash of the content takes its place. */
    public ConversationDraft id(@Nullable String given) {
        this.id = given == null || given.isBlank() ? null : given;
        return this;
    }

    public ConversationDraft title(@Nullable String given) {
        this.title = given == null || given.isBlank()
                ? null
                : CleanText.cut(CleanText.of(given.strip()).text(), TITLE_UNITS_MAX);
        return this;
    }

    public ConversationDraft startedAt(Optional<Instant> instant) {
        this.startedAt = instant.orElse(startedAt);
        return this;
    }

    public ConversationDraft endedAt(Optional<Instant> instant) {
        this.endedAt = instant.orElse(endedAt);
        return this;
    }

    /** Nothing is kept of null. */
    public ConversationDraft metadata(String name, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            metadata.put(name, value);
        }
        return this;
    }

    public ConversationDraft branches(int others) {
        counts.branches += others;
        return this;
    }

    public ReportPlace place() {
        return place;
    }

    public boolean hasMessages() {
        return !messages.isEmpty();
    }

    public boolean knows(String speakerKey) {
        return speakers.containsKey(ImportedSpeaker.keyOf(speakerKey));
    }

    /** Tells of somebody; who was told of before stays as they were. @return their key */
    public String speaker(ImportedSpeaker speaker) {
        if (!speakers.containsKey(speaker.key())) {
            if (speakers.size() >= budget.limits().speakersPerConversation()) {
                throw tooMuch("more than " + budget.limits().speakersPerConversation() + " participants");
            }
            speakers.put(speaker.key(), speaker);
            requireRoom(speaker.name().length());
        }
        return speaker.key();
    }

    /**
     * Adds a message, unless it is empty or stood there before, which is noted.
     *
     * @throws RefusedException {@code TOO_LARGE}
     */
    public void add(MessageDraft draft) {
        budget.message();
        String key = ImportedSpeaker.keyOf(draft.speaker);
        if (!speakers.containsKey(key)) {
            speaker(ImportedSpeaker.named(draft.speaker));
        }
        ImportedMessage message = message(draft, key);
        if (message.isEmpty()) {
            notes.note(ReportCode.EMPTY, draft.place, "There is nothing in this message.");
            return;
        }
        Integer same = indexes.get(message.clientId());
        if (same != null) {
            message = distinct(message, messages.get(same));
        }
        if (message != null) {
            indexes.put(message.clientId(), messages.size());
            messages.add(message);
            counts.add(message, draft);
            if (messages.size() > budget.limits().messagesPerConversation()) {
                throw tooMuch("more than " + budget.limits().messagesPerConversation() + " messages");
            }
        }
    }

    private ImportedMessage message(MessageDraft draft, String speaker) {
        KeptValues.Kept platform = KeptValues.of(platform(draft));
        List<KeptValues.Kept> calls =
                draft.toolCalls.stream().limit(TOOL_CALLS_MAX).map(KeptValues::of).toList();
        boolean shortened = platform.shortened()
                || calls.size() < draft.toolCalls.size()
                || calls.stream().anyMatch(KeptValues.Kept::shortened);
        String content = content(draft);
        int more = platform.units() + calls.stream().mapToInt(KeptValues.Kept::units).sum();
        requireRoom(content.length() + more);
        if (shortened) {
            notes.note(ReportCode.SHORTENED, draft.place, "What the platform says beside the text is more than is kept.");
        }
        return new ImportedMessage(
                clientId(draft),
                speaker,
                draft.role,
                content,
                Optional.ofNullable(draft.saidAt),
                start(draft),
                start(draft).flatMap(start -> end(draft, start)),
                draft.estimated,
                Optional.ofNullable(draft.model).map(model -> CleanText.cut(CleanText.of(model).text(), 100)),
                Optional.ofNullable(draft.language),
                platform.object(),
                calls.stream().map(KeptValues.Kept::object).toList(),
                draft.place);
    }

    private static Map<String, @Nullable Object> platform(MessageDraft draft) {
        if (draft.estimated) {
            draft.platform.put("times", "estimated");
        }
        return draft.platform;
    }

    private String content(MessageDraft draft) {
        CleanText clean = CleanText.of(draft.content.toString().strip());
        if (clean.replaced() > 0) {
            notes.note(
                    ReportCode.REPLACED_BYTES,
                    draft.place,
                    clean.replaced() + " characters that cannot be stored became U+FFFD.");
        }
        int unitsMax = budget.limits().unitsPerMessage();
        if (clean.text().length() > unitsMax) {
            notes.note(
                    ReportCode.SHORTENED,
                    draft.place,
                    "The message has " + clean.text().length() + " characters; the first " + unitsMax + " are kept.");
        }
        return CleanText.cut(clean.text(), unitsMax);
    }

    private Optional<Long> start(MessageDraft draft) {
        return Optional.ofNullable(draft.startMillis).filter(millis -> millis >= 0 && millis <= Integer.MAX_VALUE);
    }

    private Optional<Long> end(MessageDraft draft, long start) {
        Optional<Long> end = Optional.ofNullable(draft.endMillis).filter(millis -> millis <= Integer.MAX_VALUE);
        if (end.isPresent() && end.get() < start) {
            notes.note(ReportCode.BAD_TIME, draft.place, "It ends before it begins; the end is left out.");
            return Optional.empty();
        }
        return end;
    }

    private String clientId(MessageDraft draft) {
        if (draft.clientId == null) {
            return "n" + (messages.size() + 1);
        }
        String clean = CleanText.of(draft.clientId).text();
        return clean.length() <= CLIENT_ID_UNITS_MAX ? clean : "sha256-" + HashText.of(clean);
    }

    private @Nullable ImportedMessage distinct(ImportedMessage message, ImportedMessage before) {
        String shown = ShownText.of(message.clientId(), CLIENT_ID_UNITS_MAX);
        if (before.content().equals(message.content()) && before.speaker().equals(message.speaker())) {
            notes.note(ReportCode.REPEATED, message.place(), "The message \"" + shown + "\" stands twice.");
            return null;
        }
        notes.note(
                ReportCode.DUPLICATE_ID,
                message.place(),
                "Another message has the id \"" + shown + "\" already; this one gets another.");
        String base = message.clientId();
        String other = base + "~" + HashText.of(message.speaker() + "\n" + message.content()).substring(0, 12);
        if (indexes.containsKey(other)) {
            notes.note(ReportCode.REPEATED, message.place(), "The message \"" + shown + "\" stands twice.");
            return null;
        }
        return message.withClientId(other);
    }

    private void requireRoom(int more) {
        units += more;
        if (units > budget.limits().unitsPerConversation()) {
            throw tooMuch("more than " + budget.limits().unitsPerConversation() + " characters");
        }
    }

    private static RefusedException tooMuch(String what) {
        return new RefusedException(ErrorCode.TOO_LARGE, "The conversation has " + what + ", which is too much for one.");
    }

    /** @param hashed what stands in place of an id where the platform gives none; empty for a hash of the content */
    public ImportedConversation build(Optional<String> hashed) {
        String name = id != null ? id : hashed.orElseGet(() -> "sha256-" + HashText.of(messages));
        String own = CleanText.of(name).text();
        String externalId = format.source() + ":" + (own.length() <= 300 ? own : "sha256-" + HashText.of(own));
        Optional<Instant> first = messages.stream().flatMap(message -> message.saidAt().stream()).min(Instant::compareTo);
        Optional<Instant> last = messages.stream().flatMap(message -> message.saidAt().stream()).max(Instant::compareTo);
        return new ImportedConversation(
                externalId,
                format,
                Optional.ofNullable(title),
                Optional.ofNullable(startedAt).or(() -> first),
                Optional.ofNullable(endedAt).or(() -> last),
                List.copyOf(speakers.values()),
                messages,
                KeptValues.of(metadata).object(),
                counts.counts(speakers.size()),
                place);
    }

    /** Somebody whom the file does not name. */
    public static ImportedSpeaker unknownSpeaker() {
        return new ImportedSpeaker(
                "unknown",
                "Unknown speaker",
                ParticipantRole.PARTICIPANT,
                Optional.empty(),
                JsonObject.EMPTY);
    }
}
