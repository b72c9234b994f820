package dev.commonplace.models.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The model all-MiniLM-L6-v2, quantised to 8 bits, as the jar that carries it names its parts. */
final class MiniLm {
    static final EmbeddingModel MODEL = new EmbeddingModel("all-minilm-l6-v2", 384, 256);

    private static final String WEIGHTS = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private MiniLm() {}

    static byte[] weights() throws IOException {
        try (InputStream resource = open(WEIGHTS)) {
            return resource.readAllBytes();
        }
    }

    /** Puts special tokens around a text and reads no more of it than the model does. */
    static HuggingFaceTokenizer tokenizerForInput() throws IOException {
        return tokenizer(
                Map.of("padding", "false", "truncation", "true", "maxLength", Integer.toString(MODEL.tokensMax())));
    }

    /** Reads all of a text. */
    static HuggingFaceTokenizer tokenizerForCounting() throws IOException {
        return tokenizer(Map.of("padding", "false", "truncation", "false", "addSpecialTokens", "false"));
    }

    private static HuggingFaceTokenizer tokenizer(Map<String, String> options) throws IOException {
        try (InputStream resource = open(TOKENIZER)) {
            return HuggingFaceTokenizer.newInstance(resource, options);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream resource = MiniLm.class.getResourceAsStream(name);
        if (resource == null) {
            throw new FileNotFoundException("The model file " + name + " is not on the class path.");
        }
        return resource;
    }
}
