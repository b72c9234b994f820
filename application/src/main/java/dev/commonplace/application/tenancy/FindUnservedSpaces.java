package dev.commonplace.application.tenancy;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.shared.OperatorTransactions;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Finds the tenants who search in a space that no model of this service fills: the settings have changed since it was
 * made. They are searched by words until they are moved, or the model is back.
 */
public final class FindUnservedSpaces {
    private final OperatorTransactions<OperatorWork> transactions;
    private final EmbeddingModels models;

    public FindUnservedSpaces(OperatorTransactions<OperatorWork> transactions, EmbeddingModels models) {
        this.transactions = transactions;
        this.models = models;
    }

    /** A tenant and the space that nobody fills. */
    public record Unserved(Slug tenant, EmbeddingSpace space) {}

    /**
     * What was found.
     *
     * @param dimensions those of all active spaces
     */
    public record Found(List<Unserved> unserved, Set<Integer> dimensions) {}

    /** Looks at every tenant, in a short transaction each. */
    public Found find(OperatorCaller caller) {
        List<Unserved> unserved = new ArrayList<>();
        Set<Integer> dimensions = new TreeSet<>();
        Optional<UUID> after = Optional.empty();
        do {
            PageRequest request = new PageRequest(PageRequest.LIMIT_MAX, after);
            Page<Tenant> page = transactions.asOperator(work -> work.tenants().list(request));
            for (Tenant tenant : page.items()) {
                Optional<EmbeddingSpace> active = transactions.asOperatorIn(
                        tenant.id(), work -> work.embeddingSpaces().active());
                active.ifPresent(space -> dimensions.add(space.dimension()));
                active.filter(space -> models.find(space).isEmpty())
                        .ifPresent(space -> unserved.add(new Unserved(tenant.slug(), space)));
            }
            after = page.next();
        } while (after.isPresent());
        return new Found(List.copyOf(unserved), Set.copyOf(dimensions));
    }
}
