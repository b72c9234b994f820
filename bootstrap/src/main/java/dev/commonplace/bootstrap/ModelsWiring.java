package dev.commonplace.bootstrap;

import dev.commonplace.application.answers.CompleteChat;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.ModelTerms;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.models.onnx.HuggingFaceTokenizeText;
import dev.commonplace.models.onnx.OnnxEmbedText;
import dev.commonplace.models.openai.OpenAiChatSettings;
import dev.commonplace.models.openai.OpenAiCompleteChat;
import dev.commonplace.models.openai.OpenAiEmbedText;
import dev.commonplace.models.openai.OpenAiEmbeddingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embedding models of the settings: another server's first where one is named, then the one in process,
 * then further ones of other servers. Nothing is
 * loaded until {@link #load} or the first use.
 */
final class ModelsWiring implements AutoCloseable {
    private final ResourceStack resources = new ResourceStack();
    private final Path natives;
    private final OnnxEmbedText inProcess;
    private final HuggingFaceTokenizeText tokenizer;
    private final EmbeddingModels embeddingModels;
    private final Optional<CompleteChat> chat;

    private ModelsWiring(Settings.Models settings, Optional<Settings.Chat> chat, Path natives) {
        this.natives = natives;
        this.inProcess = resources.add(new OnnxEmbedText(natives, settings.threads()));
        this.tokenizer = resources.add(new HuggingFaceTokenizeText(natives));
        List<EmbedText> models = new ArrayList<>();
        settings.remote().ifPresent(remote -> models.add(resources.add(remote(remote))));
        models.add(inProcess);
        settings.others().forEach(remote -> models.add(resources.add(remote(remote))));
        this.embeddingModels = new EmbeddingModels(models);
        this.chat = chat.map(model -> resources.add(chat(model)));
    }

    static ModelsWiring of(Settings settings) {
        return new ModelsWiring(
                settings.models(),
                settings.chat(),
                settings.database().dataDirectory().resolve("natives"));
    }

    private static OpenAiEmbedText remote(Settings.Models.Remote remote) {
        return new OpenAiEmbedText(OpenAiEmbeddingSettings.of(
                        remote.baseUrl(),
                        remote.apiKey().orElse(null),
                        new EmbeddingModel(remote.model(), remote.dimension(), remote.tokensMax()))
                .with(
                        remote.timeout(),
                        remote.shortens(),
                        new ModelTerms(remote.pricePerMillionTokens(), remote.textsPerMinute())));
    }

    private static OpenAiCompleteChat chat(Settings.Chat chat) {
        return new OpenAiCompleteChat(OpenAiChatSettings.of(
                chat.baseUrl(), chat.apiKey().orElse(null), chat.model(), chat.tokensMax(), chat.timeout()));
    }

    /** Empty where none is configured. */
    Optional<CompleteChat> chat() {
        return chat;
    }

    EmbeddingModels embeddingModels() {
        return embeddingModels;
    }

    /** Counts tokens for every model: close enough for those of other servers, exact for the one in process. */
    HuggingFaceTokenizeText tokenizer() {
        return tokenizer;
    }

    /**
     * Loads what the first request would otherwise wait for.
     *
     * @throws ServiceException where the machine does not let it
     */
    void load() {
        try {
            tokenizer.load();
            if (defaultIsInProcess()) {
                inProcess.load();
            }
        } catch (ModelUnavailableException failure) {
            throw new ServiceException(
                    failure.getMessage() + System.lineSeparator() + "Its libraries are unpacked into " + natives
                            + ": that must be possible, or COMMONPLACE_DATA name another directory.",
                    failure);
        }
    }

    /** Whether texts can be cut and, where that is done in process, embedded. */
    boolean ready() {
        return tokenizer.ready() && (!defaultIsInProcess() || inProcess.ready());
    }

    private boolean defaultIsInProcess() {
        return embeddingModels.byDefault() == inProcess;
    }

    @Override
    public void close() {
        resources.close();
    }
}
