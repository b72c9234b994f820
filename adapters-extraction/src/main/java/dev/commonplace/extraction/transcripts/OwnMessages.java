package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ImportedSpeaker;
import dev.commonplace.domain.transcripts.MessageDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportPlace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages in the shape in which our API takes and gives them, or in one that is near to it. */
final class OwnMessages {
    private static final List<String> CONTENT = List.of("content", "text", "message");
    private static final List<String> SPEAKER =
            List.of("participant", "speaker", "author", "name", "user", "from", "sender");
    private static final List<String> TIME = List.of("said_at", "timestamp", "time", "created_at", "date");

    private final Reading reading;

    OwnMessages(Reading reading) {
        this.reading = reading;
    }

    /** Whether an object could be a message. */
    static boolean is(JsonFields fields) {
        return first(fields, CONTENT) != null || fields.has("tool_calls");
    }

    void about(ConversationDraft draft, JsonFields fields) {
        draft.id(fields.said("external_id").or(() -> fields.said("id")).orElse(null))
                .title(fields.said("title").or(() -> fields.said("name")).orElse(null))
                .startedAt(Moments.of(fields.any("started_at")))
                .endedAt(Moments.of(fields.any("ended_at")));
        fields.object("metadata").values().forEach((name, value) -> draft.metadata(String.valueOf(name), value));
        fields.objects("participants").forEach(participant -> draft.speaker(participant(participant)));
    }

    void add(ConversationDraft draft, JsonFields fields, ReportPlace place) {
        if (!is(fields)) {
            reading.note(ReportCode.MALFORMED, place, "A message has \"content\" or \"tool_calls\".");
            return;
        }
        ImportedSpeaker speaker = speaker(fields);
        if (speaker.equals(ImportedSpeaker.UNKNOWN)) {
            reading.notes().note(ReportCode.REMARK, place, "Nobody is named who says this.");
        }
        MessageDraft said = new MessageDraft(place, draft.speaker(speaker))
                .clientId(fields.said("client_message_id")
                        .or(() -> fields.said("id"))
                        .orElse(null))
                .role(role(fields, place))
                .text(String.valueOf(Optional.ofNullable(first(fields, CONTENT)).orElse("")))
                .language(fields.text("language"))
                .model(fields.text("model"))
                .confidence(fields.any("confidence") instanceof Number sure ? sure.doubleValue() : null);
        times(said, fields, place);
        fields.object("platform").values().forEach((name, value) -> said.platform(String.valueOf(name), value));
        fields.object("metadata").values().forEach((name, value) -> said.platform(String.valueOf(name), value));
        for (JsonFields call : fields.objects("tool_calls")) {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            call.values().forEach((name, value) -> kept.put(String.valueOf(name), value));
            said.toolCall(kept);
        }
        draft.add(said);
    }

    private void times(MessageDraft said, JsonFields fields, ReportPlace place) {
        Object time = first(fields, TIME);
        Optional<Instant> moment = Moments.of(time);
        said.saidAt(moment);
        if (time != null && moment.isEmpty()) {
            reading.note(ReportCode.BAD_TIME, place, "The time of this message is none.");
        }
        Long start = millis(fields, "start_millis", "start");
        said.times(start, start == null ? null : millis(fields, "end_millis", "end"));
    }

    /** Transcribers count in seconds. */
    private static @Nullable Long millis(JsonFields fields, String millis, String seconds) {
        if (fields.any(millis) instanceof Number number) {
            return number.longValue();
        }
        return fields.any(seconds) instanceof Number number ? (Long) Math.round(number.doubleValue() * 1_000) : null;
    }

    private MessageRole role(JsonFields fields, ReportPlace place) {
        Optional<String> role = fields.said("role");
        if (role.isEmpty()) {
            return MessageRole.PARTICIPANT;
        }
        try {
            return MessageRole.parse("/role", role.get());
        } catch (RefusedException unknown) {
            reading.note(ReportCode.REMARK, place, "The role is not known; the message counts as a participant's.");
            return MessageRole.PARTICIPANT;
        }
    }

    private static ImportedSpeaker speaker(JsonFields fields) {
        Object named = first(fields, SPEAKER);
        if (named instanceof Map<?, ?> map) {
            return participant(new JsonFields(map));
        }
        if (named != null && !named.toString().isBlank()) {
            return ImportedSpeaker.named(named.toString());
        }
        return switch (fields.text("role", "")) {
            case "user" -> ImportedSpeaker.of("user", "User", ParticipantRole.PARTICIPANT);
            case "assistant" -> ImportedSpeaker.of("assistant", "Assistant", ParticipantRole.AGENT);
            case "agent" -> ImportedSpeaker.of("agent", "Agent", ParticipantRole.AGENT);
            case "system" -> ImportedSpeaker.of("system", "System", ParticipantRole.SYSTEM);
            case "tool" -> ImportedSpeaker.of("tool", "Tool", ParticipantRole.SYSTEM);
            default -> ImportedSpeaker.UNKNOWN;
        };
    }

    private static ImportedSpeaker participant(JsonFields fields) {
        String name = fields.text("name", "");
        String key = fields.said("key").or(() -> fields.said("id")).orElse("");
        if (key.isEmpty()) {
            return ImportedSpeaker.named(name);
        }
        ImportedSpeaker speaker = ImportedSpeaker.of(key, name, role(fields)).withModel(fields.said("model"));
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        fields.object("metadata").values().forEach((field, value) -> more.put(String.valueOf(field), value));
        return more.isEmpty() ? speaker : speaker.with(more);
    }

    private static ParticipantRole role(JsonFields fields) {
        try {
            return ParticipantRole.parse("/role", fields.text("role", "participant"));
        } catch (RefusedException unknown) {
            return ParticipantRole.PARTICIPANT;
        }
    }

    private static @Nullable Object first(JsonFields fields, List<String> names) {
        for (String name : names) {
            if (fields.has(name)) {
                return fields.any(name);
            }
        }
        return null;
    }
}
