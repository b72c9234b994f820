package dev.commonplace.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.commonplace.fixtures.embeddings.HashingEmbedText;

/** Embeds as told, and else by counting words. */
final class FakeEmbeddingsServer extends FakeOpenAiServer {
    static final int DIMENSION = 256;

    private final HashingEmbedText vectors = new HashingEmbedText(DIMENSION);

    FakeEmbeddingsServer() {
        super("/embeddings");
    }

    FakeOpenAiServer thenReversed() {
        return then((exchange, request) -> {
            ObjectNode answer = embedded(request);
            ArrayNode reversed = mapper.createArrayNode();
            answer.get("data").forEach(item -> reversed.insert(0, item));
            send(exchange, 200, answer.set("data", reversed).toString());
        });
    }

    @Override
    String working(JsonNode request) {
        return embedded(request).toString();
    }

    private ObjectNode embedded(JsonNode request) {
        ObjectNode answer = mapper.createObjectNode().put("object", "list");
        ArrayNode data = answer.putArray("data");
        for (JsonNode text : request.get("input")) {
            ArrayNode embedding = data.addObject()
                    .put("object", "embedding")
                    .put("index", data.size() - 1)
                    .putArray("embedding");
            for (float value : vectors.embed(text.asText()).values()) {
                embedding.add(value);
            }
        }
        return answer;
    }
}
