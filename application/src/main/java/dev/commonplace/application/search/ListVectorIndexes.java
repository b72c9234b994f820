package dev.commonplace.application.search;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.VectorIndexState;
import dev.commonplace.domain.shared.Role;
import java.util.List;
import java.util.Optional;

/** Shows how each of a tenant's spaces is searched, why, what that costs and what it is worth. */
public final class ListVectorIndexes {
    private final Transactions<VectorIndexWork> transactions;

    public ListVectorIndexes(Transactions<VectorIndexWork> transactions) {
        this.transactions = transactions;
    }

    /** @param state empty for a space that was never searched, and is searched exactly */
    public record SpaceIndex(EmbeddingSpace space, Optional<VectorIndexState> state) {}

    /** Newest spaces first. */
    public List<SpaceIndex> list(Caller caller) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            List<VectorIndexState> states = work.vectorIndexes().list();
            return work.embeddingSpaces().list().stream()
                    .map(space -> new SpaceIndex(
                            space,
                            states.stream()
                                    .filter(state -> state.space().spaceId().equals(space.id()))
                                    .findFirst()))
                    .toList();
        });
    }
}
