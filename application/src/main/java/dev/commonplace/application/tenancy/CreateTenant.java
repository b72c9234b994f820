package dev.commonplace.application.tenancy;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.shared.OperatorTransactions;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.Limit;
import dev.commonplace.domain.tenancy.Resource;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.domain.tenancy.TenantProfile;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** Makes a tenant with its limits and the embedding space of its model. */
public final class CreateTenant {
    private final OperatorTransactions<OperatorWork> transactions;
    private final EmbeddingModels models;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public CreateTenant(
            OperatorTransactions<OperatorWork> transactions,
            EmbeddingModels models,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.models = models;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param maxima how much of each resource the tenant may have; what is not named has no limit */
    public record Command(Slug slug, TenantProfile profile, Map<Resource, OptionalLong> maxima) {
        public Command {
            Objects.requireNonNull(slug, "slug");
            Objects.requireNonNull(profile, "profile");
            maxima = Map.copyOf(maxima);
        }
    }

    /**
     * @throws RefusedException {@code ALREADY_EXISTS} where another tenant has the slug or the domain;
     *     {@code INVALID_VALUE} for a model that this service does not have
     */
    public Tenant create(OperatorCaller caller, Command command) {
        EmbeddingModel model =
                models.require(command.profile().embeddingModel()).model();
        Instant now = clock.instant();
        TenantId id = new TenantId(ids.next());
        Map<Resource, Limit> limits = new EnumMap<>(Resource.class);
        command.maxima().forEach((resource, maximum) -> limits.put(resource, new Limit(maximum, 0)));
        Tenant tenant = new Tenant(id, command.slug(), command.profile(), limits, 1, now, now);
        SpaceId spaceId = new SpaceId(ids.next());
        return transactions.asOperatorIn(id, work -> {
            work.tenants().add(tenant);
            work.embeddingSpaces().add(new EmbeddingSpace(spaceId, model.name(), model.dimension(), true, now));
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            "tenant.create",
                            id,
                            Map.of("slug", command.slug().value())));
            return tenant;
        });
    }
}
