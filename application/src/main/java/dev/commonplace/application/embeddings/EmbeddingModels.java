package dev.commonplace.application.embeddings;

import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.domain.shared.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The embedding models that this service has, the default one first. */
public final class EmbeddingModels {
    private final Map<String, EmbedText> byName = new LinkedHashMap<>();

    /** @param models at least one; the first is the default */
    public EmbeddingModels(List<? extends EmbedText> models) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("A service has at least one embedding model.");
        }
        for (EmbedText model : models) {
            if (byName.putIfAbsent(model.model().name(), model) != null) {
                throw new IllegalArgumentException(
                        "Two embedding models are called " + model.model().name() + ".");
            }
        }
    }

    /** The model of tenants that do not choose. */
    public EmbedText byDefault() {
        return byName.values().iterator().next();
    }

    public Optional<EmbedText> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws RefusedException naming the models there are */
    public EmbedText require(String name) {
        return find(name)
                .orElseThrow(() -> RefusedException.invalid(
                        "/embedding_model",
                        "This service has no embedding model of that name. It has: "
                                + String.join(", ", byName.keySet()) + "."));
    }

    public List<EmbeddingModel> list() {
        return byName.values().stream().map(EmbedText::model).toList();
    }
}
