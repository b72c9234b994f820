package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.conversations.MessageRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message while it is read. Its rules are those of {@link ConversationDraft#add}. */
public final class MessageDraft {
    /** More than can be kept is not gathered, however much follows. */
    static final int GATHERED_UNITS_MAX = 250_000;

    final ReportPlace place;
    final String speaker;
    final StringBuilder content = new StringBuilder();
    final Map<String, @Nullable Object> platform = new LinkedHashMap<>();
    final List<Map<String, @Nullable Object>> toolCalls = new ArrayList<>();
    MessageRole role = MessageRole.PARTICIPANT;

    @Nullable String clientId;

    @Nullable Instant saidAt;

    @Nullable Long startMillis;

    @Nullable Long endMillis;

    @Nullable String model;

    @Nullable String language;

    @Nullable Double confidence;

    boolean estimated;
    int attachments;
    int reactions;
    boolean reply;

    /** @param speaker the key of one who is told to the conversation as well */
    public MessageDraft(ReportPlace place, String speaker) {
        this.place = place;
        this.speaker = speaker;
    }

    public ReportPlace place() {
        return place;
    }

    public MessageDraft text(String text) {
        content.append(text, 0, Math.min(text.length(), Math.max(0, GATHERED_UNITS_MAX - content.length())));
        return this;
    }

    /** More of the same, with something between where there is text already. */
    public MessageDraft more(String between, String text) {
        if (!text.isBlank()) {
            text(content.isEmpty() ? "" : between).text(text);
        }
        return this;
    }

    /** What stands in place of a text where there is none. */
    public MessageDraft orText(String text) {
        return content.toString().isBlank() ? text(text) : this;
    }

    public MessageDraft clientId(@Nullable String id) {
        this.clientId = id == null || id.isBlank() ? null : id;
        return this;
    }

    public MessageDraft role(MessageRole given) {
        this.role = given;
        return this;
    }

    public MessageDraft saidAt(Optional<Instant> instant) {
        this.saidAt = instant.orElse(null);
        return this;
    }

    /** From the beginning of the recording. */
    public MessageDraft times(@Nullable Long start, @Nullable Long end) {
        this.startMillis = start;
        this.endMillis = end;
        return this;
    }

    /** The times are spread between marks. */
    public MessageDraft estimated() {
        this.estimated = true;
        return this;
    }

    public MessageDraft model(@Nullable String name) {
        this.model = name == null || name.isBlank() ? null : name;
        return this;
    }

    public MessageDraft language(@Nullable String tag) {
        this.language = tag == null || tag.isBlank() ? null : tag;
        return this;
    }

    /** How sure the transcriber was, 0 to 1. */
    public MessageDraft confidence(@Nullable Double sure) {
        this.confidence = sure;
        return this;
    }

    /** Keeps what the platform says; nothing is kept of null and of what is empty. */
    public MessageDraft platform(String name, @Nullable Object value) {
        boolean empty = value == null
                || (value instanceof String text && text.isEmpty())
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        if (!empty) {
            platform.put(name, value);
        }
        return this;
    }

    public MessageDraft toolCall(Map<String, @Nullable Object> call) {
        toolCalls.add(call);
        return this;
    }

    public MessageDraft attachments(int count) {
        this.attachments += count;
        return this;
    }

    public MessageDraft reactions(long count) {
        this.reactions += Math.clamp(count, 0, 1_000_000);
        return this;
    }

    public MessageDraft reply() {
        this.reply = true;
        return this;
    }
}
