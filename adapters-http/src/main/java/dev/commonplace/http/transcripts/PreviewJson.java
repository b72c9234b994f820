package dev.commonplace.http.transcripts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.transcripts.PreviewImport.Preview;
import dev.commonplace.application.transcripts.PreviewImport.Shown;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.transcripts.ImportedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What an import would bring. */
record PreviewJson(boolean importable, List<PreviewJson.Conversation> conversations, ReportJson report) {

    /** One conversation with its first messages. */
    record Conversation(
            String externalId,
            String title,
            @Nullable Instant startedAt,
            List<String> participants,
            long messages,
            List<Message> firstMessages) {}

    /** A message as it would be kept. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            String clientMessageId,
            String speaker,
            String role,
            String content,
            @Nullable Instant saidAt,
            @Nullable Long startMillis,
            @Nullable Long endMillis,
            @Nullable Boolean estimatedTimes,
            Map<String, @Nullable Object> platform,
            @Nullable List<Map<String, @Nullable Object>> toolCalls) {}

    static PreviewJson of(Preview preview) {
        return new PreviewJson(
                preview.report().isImportable(),
                preview.conversations().stream().map(PreviewJson::conversation).toList(),
                ReportJson.of(preview.report()));
    }

    private static Conversation conversation(Shown shown) {
        return new Conversation(
                shown.externalId(),
                shown.title(),
                shown.startedAt().orElse(null),
                shown.participants(),
                shown.messages(),
                shown.firstMessages().stream().map(PreviewJson::message).toList());
    }

    private static Message message(ImportedMessage message) {
        List<JsonObject> calls = message.message().details().modelUse().toolCalls();
        return new Message(
                message.clientId(),
                message.message().speaker().name(),
                message.message().details().role().word(),
                message.content(),
                message.time().saidAt().orElse(null),
                orNull(message.time().startMillis()),
                orNull(message.time().endMillis()),
                message.estimated() ? true : null,
                message.message().details().platform().values(),
                calls.isEmpty() ? null : calls.stream().map(JsonObject::values).toList());
    }

    private static @Nullable Long orNull(OptionalLong millis) {
        return millis.isPresent() ? millis.getAsLong() : null;
    }
}
