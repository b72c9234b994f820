package dev.commonplace.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Speaks as told, and else says that it works. */
final class FakeChatServer extends FakeOpenAiServer {
    FakeChatServer() {
        super("/chat/completions");
    }

    FakeOpenAiServer thenSays(String text, String finishReason) {
        return thenBody(reply(text, finishReason));
    }

    @Override
    String working(JsonNode request) {
        return reply("It works.", "stop");
    }

    private String reply(String text, String finishReason) {
        ObjectNode reply =
                mapper.createObjectNode().put("object", "chat.completion").put("model", "some-model-2026");
        reply.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", finishReason)
                .putObject("message")
                .put("role", "assistant")
                .put("content", text);
        reply.putObject("usage").put("prompt_tokens", 12).put("completion_tokens", 3);
        return reply.toString();
    }
}
