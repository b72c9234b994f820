package dev.commonplace.http.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.application.conversations.AppendMessages;
import dev.commonplace.domain.conversations.MessageDetails;
import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.MessageTime;
import dev.commonplace.domain.conversations.ModelUse;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.JsonValues;
import dev.commonplace.http.json.ObjectList;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads messages that callers append. */
public final class MessageFields {
    private MessageFields() {}

    static List<NewMessage> batch(JsonFields fields) {
        return ObjectList.read(fields, "messages", AppendMessages.BATCH_MAX, MessageFields::message);
    }

    /** One message. */
    public static NewMessage message(JsonFields fields) {
        MessageDetails details = new MessageDetails(
                fields.text("role")
                        .map(word -> MessageRole.parse("/role", word))
                        .orElse(MessageRole.PARTICIPANT),
                new MessageTime(fields.time("said_at"), millis(fields, "start_millis"), millis(fields, "end_millis")),
                number(fields, "round"),
                number(fields, "turn"),
                fields.number("confidence").map(BigDecimal::doubleValue),
                fields.text("language"),
                modelUse(fields),
                fields.object("platform"));
        return new NewMessage(
                fields.text("client_message_id"),
                SpeakerFields.speaker(fields),
                fields.text("content").orElse(""),
                details);
    }

    private static ModelUse modelUse(JsonFields fields) {
        return new ModelUse(
                fields.text("model"),
                number(fields, "prompt_tokens"),
                number(fields, "completion_tokens"),
                number(fields, "response_millis"),
                fields.any("tool_calls").map(MessageFields::toolCalls).orElse(List.of()));
    }

    private static List<JsonObject> toolCalls(JsonNode node) {
        if (!node.isArray() || node.size() > ModelUse.TOOL_CALLS_MAX) {
            throw RefusedException.invalid(
                    "/tool_calls", "A list of at most " + ModelUse.TOOL_CALLS_MAX + " objects is needed here.");
        }
        return node.valueStream()
                .map(call -> {
                    if (!call.isObject()) {
                        throw RefusedException.invalid("/tool_calls", "A tool call is an object.");
                    }
                    return JsonObject.of("/tool_calls", JsonValues.map(call));
                })
                .toList();
    }

    private static OptionalInt number(JsonFields fields, String name) {
        return fields.integer(name).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static OptionalLong millis(JsonFields fields, String name) {
        return fields.longInteger(name).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
