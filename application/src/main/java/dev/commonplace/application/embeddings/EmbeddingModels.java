package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.JobPostponedException;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.shared.RefusedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The embedding models that this service has, the default one first. */
public final class EmbeddingModels {
    /** After how long a job that lacks its model looks whether there is one by now. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

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

    /**
     * A model with vectors of a certain length.
     *
     * @param dimension empty for the model's own
     * @throws RefusedException naming the models there are, or why this one has no such vectors
     */
    public EmbedText require(String name, Optional<Integer> dimension) {
        EmbedText model = require(name);
        int own = model.model().dimension();
        return dimension
                .filter(wanted -> wanted != own)
                .map(wanted -> shortened(model, wanted)
                        .orElseThrow(() -> RefusedException.invalid(
                                "/dimension",
                                "The model " + name + " has vectors of " + own + " dimensions, and "
                                        + (wanted > own ? "no longer ones." : "is not set up to shorten them."))))
                .orElse(model);
    }

    /** The model that fills a space: of its name, and of its dimension. */
    public Optional<EmbedText> find(EmbeddingSpace space) {
        return find(space.model())
                .flatMap(model -> space.isOf(model.model()) ? Optional.of(model) : shortened(model, space.dimension()));
    }

    private static Optional<EmbedText> shortened(EmbedText model, int dimension) {
        return dimension >= 1 && dimension < model.model().dimension()
                ? model.shortenedTo(dimension)
                : Optional.empty();
    }

    /** Why {@link #find(EmbeddingSpace)} has none, in words for people. */
    public String whyMissing(EmbeddingSpace space) {
        return find(space.model())
                .map(model -> "the embedding model " + space.model() + " has "
                        + model.model().dimension() + " dimensions by now, and the vectors of the tenant have "
                        + space.dimension() + ".")
                .orElse("this service no longer has the embedding model " + space.model() + ".");
    }

    /** For a job that lacks its model: a settings change, which a retry does not mend and an operator does. */
    public JobPostponedException postponed(EmbeddingSpace space) {
        return new JobPostponedException(
                "The work waits: " + whyMissing(space)
                        + " An operator can bring the model back, or move the tenant with commonplace spaces move.",
                LOOK_AGAIN);
    }

    public List<EmbeddingModel> list() {
        return byName.values().stream().map(EmbedText::model).toList();
    }
}
