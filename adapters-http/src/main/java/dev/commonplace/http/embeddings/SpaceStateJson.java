package dev.commonplace.http.embeddings;

import dev.commonplace.application.embeddings.ReadSpaces;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.operations.Job;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An embedding space with how far it is. */
record SpaceStateJson(
        UUID id,
        String model,
        int dimension,
        String metric,
        String state,
        Instant stateSince,
        boolean isActive,
        boolean isServed,
        boolean isRollbackTarget,
        boolean activateWhenReady,
        @Nullable Integer textsPerMinute,
        long chunks,
        long vectors,
        long messages,
        long messageVectors,
        long nodes,
        long nodeVectors,
        @Nullable FillingJson filling,
        Instant createdAt) {
    private static final String METRIC = "cosine";

    /** The newest job that filled it. */
    record FillingJson(UUID jobId, String state, @Nullable String error) {
        static FillingJson of(Job job) {
            return new FillingJson(
                    job.id().value(), job.state().word(), job.error().orElse(null));
        }
    }

    static SpaceStateJson of(ReadSpaces.State state) {
        EmbeddingSpace space = state.space();
        return new SpaceStateJson(
                space.id().value(),
                space.model(),
                space.dimension(),
                METRIC,
                space.state().word(),
                space.since(),
                space.active(),
                state.served(),
                state.rollbackTarget(),
                space.activateWhenReady(),
                space.textsPerMinute().orElse(null),
                state.filling().chunks(),
                state.filling().embedded(),
                state.messages().messages(),
                state.messages().embedded(),
                state.nodes().nodes(),
                state.nodes().embedded(),
                state.job().map(FillingJson::of).orElse(null),
                space.createdAt());
    }
}
