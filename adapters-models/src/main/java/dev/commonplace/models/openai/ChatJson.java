package dev.commonplace.models.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.commonplace.application.answers.CompleteChat.Message;
import dev.commonplace.application.answers.CompleteChat.Reply;
import dev.commonplace.application.answers.CompleteChat.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Requests to {@code /chat/completions} and the replies, which are believed in nothing. */
final class ChatJson {
    private static final int MODEL_CHARACTERS_MAX = 200;

    private final OpenAiChatSettings settings;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    ChatJson(OpenAiChatSettings settings) {
        JsonMapper mapper = JsonMapper.builder().build();
        this.settings = settings;
        this.writer = mapper.writer();
        this.reader = mapper.readerFor(JsonNode.class);
    }

    byte[] request(Request chat) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("model", settings.model());
        request.put("messages", chat.messages().stream().map(ChatJson::message).toList());
        request.put("max_tokens", settings.tokensMax());
        // Some models refuse every temperature but their own.
        chat.temperature().ifPresent(temperature -> request.put("temperature", temperature));
        try {
            return writer.writeValueAsBytes(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Strings and numbers are always JSON.", impossible);
        }
    }

    private static Map<String, String> message(Message message) {
        return Map.of(
                "role", message.speaker().name().toLowerCase(Locale.ROOT), "content", wellFormed(message.content()));
    }

    Reply reply(byte[] body) {
        JsonNode answer = read(body);
        JsonNode choice = answer.path("choices").path(0);
        JsonNode text = choice.path("message").path("content");
        if (!text.isTextual()) {
            throw EndpointException.passing("sent no reply", null);
        }
        JsonNode usage = answer.path("usage");
        return new Reply(
                text.asText(),
                choice.path("finish_reason").asText("").equals("length"),
                model(answer.path("model")),
                count(usage.path("prompt_tokens")),
                count(usage.path("completion_tokens")));
    }

    private JsonNode read(byte[] body) {
        try {
            JsonNode answer = reader.readValue(body);
            if (answer == null || !answer.isObject()) {
                throw EndpointException.passing("sent something that is not a reply in JSON", null);
            }
            return answer;
        } catch (JsonProcessingException malformed) {
            throw EndpointException.passing("sent something that is not a reply in JSON", null);
        } catch (IOException impossible) {
            throw new IllegalStateException("Bytes in memory can be read.", impossible);
        }
    }

    private String model(JsonNode name) {
        boolean usable = name.isTextual()
                && !name.asText().isBlank()
                && name.asText().length() <= MODEL_CHARACTERS_MAX
                && name.asText().chars().allMatch(unit -> unit >= ' ' && !Character.isSurrogate((char) unit));
        return usable ? name.asText() : settings.model();
    }

    private static OptionalInt count(JsonNode number) {
        return number.isInt() && number.asInt() >= 0 ? OptionalInt.of(number.asInt()) : OptionalInt.empty();
    }

    /** Halves of surrogate pairs that stand alone become question marks; JSON in UTF-8 cannot hold them. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
