package dev.commonplace.application.embeddings;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.shared.Role;
import java.util.List;

/** Shows in which spaces a tenant's vectors live. */
public final class ListEmbeddingSpaces {
    private final Transactions<EmbeddingsWork> transactions;

    public ListEmbeddingSpaces(Transactions<EmbeddingsWork> transactions) {
        this.transactions = transactions;
    }

    /** Newest first. */
    public List<EmbeddingSpace> list(Caller caller) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.embeddingSpaces().list());
    }
}
