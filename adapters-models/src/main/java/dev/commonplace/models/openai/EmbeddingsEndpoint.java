package dev.commonplace.models.openai;

import dev.commonplace.domain.embeddings.Embedding;
import java.util.List;

/** One request for vectors and its answer. */
final class EmbeddingsEndpoint implements AutoCloseable {
    private static final long ANSWER_BYTES_BASE = 1_048_576;
    private static final long ANSWER_BYTES_PER_NUMBER_MAX = 32;

    private final OpenAiEmbeddingSettings settings;
    private final EmbeddingsJson json;
    private final OpenAiEndpoint endpoint;

    EmbeddingsEndpoint(OpenAiEmbeddingSettings settings) {
        this.settings = settings;
        this.json = new EmbeddingsJson(settings);
        this.endpoint = new OpenAiEndpoint(
                settings.embeddingsUrl(), settings.apiKey(), settings.connectTimeout(), settings.requestTimeout());
    }

    /** @throws EndpointException for everything but one usable vector for each text */
    List<Embedding> embed(List<String> texts) throws InterruptedException {
        long bytesMax = ANSWER_BYTES_BASE
                + ANSWER_BYTES_PER_NUMBER_MAX * texts.size() * settings.model().dimension();
        return json.answer(endpoint.post(json.request(texts), bytesMax), texts.size());
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
