package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.models.onnx.HuggingFaceTokenizeText;
import dev.commonplace.models.onnx.OnnxEmbedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The embedding models of the settings: another server's first where one is named, then the one in process. Nothing is
 * loaded until {@link #load} or the first use.
 */
final class ModelsWiring implements AutoCloseable {
    private final OnnxEmbedText inProcess;
    private final HuggingFaceTokenizeText tokenizer;
    private final EmbeddingModels embeddingModels;
    private final ResourceStack resources = new ResourceStack();

    private ModelsWiring(OnnxEmbedText inProcess, HuggingFaceTokenizeText tokenizer, List<EmbedText> remote) {
        this.inProcess = resources.add(inProcess);
        this.tokenizer = resources.add(tokenizer);
        List<EmbedText> all = new ArrayList<>(remote);
        all.add(inProcess);
        this.embeddingModels = new EmbeddingModels(all);
    }

    static ModelsWiring of(Settings settings) {
        Path natives = settings.database().dataDirectory().resolve("natives");
        return new ModelsWiring(
                new OnnxEmbedText(natives, settings.models().threads()),
                new HuggingFaceTokenizeText(natives),
                List.of());
    }

    EmbeddingModels embeddingModels() {
        return embeddingModels;
    }

    HuggingFaceTokenizeText tokenizer() {
        return tokenizer;
    }

    /** Loads model and tokenizer, so that the first request does not wait for them. */
    void load() {
        tokenizer.load();
        inProcess.load();
    }

    boolean ready() {
        return tokenizer.ready() && inProcess.ready();
    }

    @Override
    public void close() {
        resources.close();
    }
}
