package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.conversations.MessageDetails;
import dev.commonplace.domain.conversations.MessageTime;
import dev.commonplace.domain.conversations.ModelUse;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.conversations.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A conversation while it is read: holds it to the limits, cleans its texts, and tells messages apart. */
public final class ConversationDraft {
    static final int CLIENT_ID_UNITS_MAX = 120;
    private static final int TITLE_UNITS_MAX = 500;
    private static final int MODEL_UNITS_MAX = 100;
    /** A year, as for messages of all kinds. */
    private static final long MILLIS_MAX = 366L * 24 * 60 * 60 * 1_000;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");

    private final TranscriptFormat format;
    private final ReportPlace place;
    private final ImportBudget budget;
    private final ReportNotes notes;
    private final Map<String, ImportedSpeaker> speakers = new LinkedHashMap<>();
    private final List<ImportedMessage> messages = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    private final ConversationTally counts = new ConversationTally();
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
        return speakers.containsKey(speakerKey);
    }

    /** Tells of somebody; who was told of before stays as they were. @return their key */
    public String speaker(ImportedSpeaker speaker) {
        if (!speakers.containsKey(speaker.key())) {
            if (speakers.size() >= budget.limits().speakersPerConversation()) {
                throw new TooMuchException("more than " + budget.limits().speakersPerConversation() + " participants");
            }
            speakers.put(speaker.key(), speaker);
            requireRoom(speaker.speaker().name().length());
        }
        return speaker.key();
    }

    /**
     * Adds a message, unless it is empty or stood there before, which is noted.
     *
     * @throws TooMuchException for more messages or characters than one conversation may have
     */
    public void add(MessageDraft draft) {
        budget.message();
        String content = content(draft);
        if (content.isEmpty() && draft.toolCalls.isEmpty()) {
            notes.note(ReportCode.EMPTY, draft.place, "There is nothing in this message.");
            return;
        }
        ImportedMessage message = message(draft, content);
        Integer same = indexes.get(message.clientId());
        if (same != null) {
            message = distinct(message, messages.get(same));
        }
        if (message != null) {
            indexes.put(message.clientId(), messages.size());
            messages.add(message);
            counts.add(message, draft);
            if (messages.size() > budget.limits().messagesPerConversation()) {
                throw TooMuchException.messages(budget.limits().messagesPerConversation());
            }
        }
    }

    private ImportedMessage message(MessageDraft draft, String content) {
        KeptValues.Kept platform = KeptValues.of(platform(draft));
        List<KeptValues.Kept> calls = draft.toolCalls.stream()
                .limit(ModelUse.TOOL_CALLS_MAX)
                .map(KeptValues::of)
                .toList();
        boolean shortened = platform.shortened()
                || calls.size() < draft.toolCalls.size()
                || calls.stream().anyMatch(KeptValues.Kept::shortened);
        int more = platform.units()
                + calls.stream().mapToInt(KeptValues.Kept::units).sum();
        requireRoom(content.length() + more);
        if (shortened) {
            notes.note(
                    ReportCode.SHORTENED, draft.place, "What the platform says beside the text is more than is kept.");
        }
        MessageDetails details = MessageDetails.of(draft.role)
                .with(time(draft))
                .withLanguage(Optional.ofNullable(draft.language).filter(ConversationDraft::isLanguage))
                .withConfidence(Optional.ofNullable(draft.confidence).filter(sure -> sure >= 0 && sure <= 1))
                .with(new ModelUse(
                        Optional.ofNullable(draft.model)
                                .map(model -> CleanText.cut(CleanText.of(model).text(), MODEL_UNITS_MAX)),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        calls.stream().map(KeptValues.Kept::object).toList()))
                .withPlatform(platform.object());
        NewMessage message = new NewMessage(Optional.of(clientId(draft)), speakerOf(draft), content, details);
        return new ImportedMessage(message, draft.estimated, draft.place);
    }

    private Speaker speakerOf(MessageDraft draft) {
        ImportedSpeaker known = speakers.get(draft.speaker);
        if (known == null) {
            known = Objects.requireNonNull(speakers.get(speaker(ImportedSpeaker.named(draft.speaker))));
        }
        return known.speaker();
    }

    private static boolean isLanguage(String tag) {
        return LANGUAGE.matcher(tag).matches();
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
                    "The message has more than " + unitsMax + " characters; only these are kept.");
        }
        return CleanText.cut(clean.text(), unitsMax);
    }

    private MessageTime time(MessageDraft draft) {
        Optional<Instant> saidAt = Optional.ofNullable(draft.saidAt);
        Long start = within(draft.startMillis) ? draft.startMillis : null;
        Long end = within(draft.endMillis) ? draft.endMillis : null;
        if (start != null && end != null && end < start) {
            notes.note(ReportCode.BAD_TIME, draft.place, "It ends before it begins; the end is left out.");
            end = null;
        }
        return new MessageTime(
                saidAt,
                start == null ? OptionalLong.empty() : OptionalLong.of(start),
                start == null || end == null ? OptionalLong.empty() : OptionalLong.of(end));
    }

    private static boolean within(@Nullable Long millis) {
        return millis != null && millis >= 0 && millis <= MILLIS_MAX;
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
        String other = base + "~"
                + HashText.of(message.speaker() + "\n" + message.content()).substring(0, 12);
        if (indexes.containsKey(other)) {
            notes.note(ReportCode.REPEATED, message.place(), "The message \"" + shown + "\" stands twice.");
            return null;
        }
        return message.withClientId(other);
    }

    /**
     * Puts messages that came in another order into that of their times; one without a time stays behind the one before it.
     */
    public ConversationDraft inOrderOfTime() {
        record Timed(Instant time, ImportedMessage message) {}
        List<Timed> timed = new ArrayList<>();
        Instant before = Instant.MIN;
        boolean inOrder = true;
        for (ImportedMessage message : messages) {
            Instant time = message.time().saidAt().orElse(before);
            inOrder &= !time.isBefore(before);
            timed.add(new Timed(time, message));
            before = time;
        }
        if (!inOrder) {
            notes.note(
                    ReportCode.TIMES_OUT_OF_ORDER,
                    place,
                    "The messages were not in the order of their times; now they are.");
            timed.sort(Comparator.comparing(Timed::time));
            messages.clear();
            timed.forEach(one -> messages.add(one.message()));
            indexes.clear();
        }
        return this;
    }

    private void requireRoom(int more) {
        units += more;
        if (units > budget.limits().unitsPerConversation()) {
            throw new TooMuchException("more than " + budget.limits().unitsPerConversation() + " characters");
        }
    }

    /** @param hashed what stands in place of an id where the platform gives none; empty for a hash of the content */
    public ImportedConversation build(Optional<String> hashed) {
        String name = id != null ? id : hashed.orElseGet(() -> "sha256-" + HashText.of(messages));
        String own = CleanText.of(name).text();
        String externalId = format.source() + ":" + (own.length() <= 300 ? own : "sha256-" + HashText.of(own));
        Optional<Instant> first = messages.stream()
                .flatMap(message -> message.time().saidAt().stream())
                .min(Instant::compareTo);
        Optional<Instant> last = messages.stream()
                .flatMap(message -> message.time().saidAt().stream())
                .max(Instant::compareTo);
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
}
