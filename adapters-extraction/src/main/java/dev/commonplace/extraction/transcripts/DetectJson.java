package dev.commonplace.extraction.transcripts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.commonplace.domain.transcripts.Detection;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells whose export a JSON file is by the names of its fields. */
final class DetectJson {
    private static final int TOKENS_MAX = 20_000;

    /** Of the outermost object. */
    private final Set<String> outer = new HashSet<>();
    /** Of the first object of the outermost list, or of the list of messages or conversations. */
    private final Set<String> inner = new HashSet<>();

    private boolean list;

    private DetectJson() {}

    /** @param head the beginning of the file */
    static Detection of(String head) {
        DetectJson detect = new DetectJson();
        detect.look(head);
        return detect.judged();
    }

    private void look(String head) {
        try (JsonParser parser = JsonElements.FACTORY.createParser(new StringReader(head))) {
            list = parser.nextToken() == JsonToken.START_ARRAY;
            int depth = 1;
            int depthOfInner = list ? 2 : 3;
            boolean inside = list;
            for (int i = 0; i < TOKENS_MAX; i++) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.FIELD_NAME && depth == 1 && !list) {
                    outer.add(parser.currentName());
                    inside = Set.of("messages", "conversations").contains(parser.currentName());
                } else if (token == JsonToken.FIELD_NAME && depth == depthOfInner && inside) {
                    inner.add(parser.currentName());
                }
            }
        } catch (IOException cutOff) {
            // The head ends in the middle of a value; what was seen until then has to do.
            return;
        }
    }

    private Detection judged() {
        return byField("mapping", TranscriptFormat.CHATGPT)
                .or(() -> byField("chat_messages", TranscriptFormat.CLAUDE))
                .or(this::discord)
                .or(this::slack)
                .orElseGet(() -> new Detection(
                        TranscriptFormat.JSON,
                        outer.isEmpty() && inner.isEmpty()
                                ? "It is JSON without any field that is known."
                                : "It is JSON, and of no platform whose fields are known."));
    }

    private Optional<Detection> byField(String name, TranscriptFormat format) {
        return outer.contains(name) || inner.contains(name)
                ? Optional.of(new Detection(format, "Its conversations have the field \"" + name + "\"."))
                : Optional.empty();
    }

    private Optional<Detection> discord() {
        boolean whole = outer.contains("guild") && outer.contains("channel");
        boolean messages = inner.contains("author") && inner.contains("timestamp") && inner.contains("isPinned");
        return whole || messages
                ? Optional.of(new Detection(
                        TranscriptFormat.DISCORD,
                        "It has \"guild\" and \"channel\", as DiscordChatExporter writes them."))
                : Optional.empty();
    }

    private Optional<Detection> slack() {
        boolean messages =
                inner.contains("ts") && (inner.contains("user") || inner.contains("bot_id") || inner.contains("type"));
        return messages
                ? Optional.of(
                        new Detection(TranscriptFormat.SLACK, "Its messages have \"ts\" and \"user\" or \"type\"."))
                : Optional.empty();
    }
}
