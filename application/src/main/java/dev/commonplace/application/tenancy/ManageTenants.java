package dev.commonplace.application.tenancy;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.shared.OperatorTransactions;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Lets operators see, change and remove tenants, and a tenant's admins see and change their own. */
public final class ManageTenants {
    private final Transactions<TenancyWork> transactions;
    private final OperatorTransactions<OperatorWork> operatorTransactions;
    private final Auditor auditor;
    private final Clock clock;

    public ManageTenants(
            Transactions<TenancyWork> transactions,
            OperatorTransactions<OperatorWork> operatorTransactions,
            Auditor auditor,
            Clock clock) {
        this.transactions = transactions;
        this.operatorTransactions = operatorTransactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<Tenant> list(OperatorCaller caller, PageRequest page) {
        return operatorTransactions.asOperator(work -> work.tenants().list(page));
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public Tenant read(OperatorCaller caller, TenantId id) {
        return operatorTransactions
                .asOperator(work -> work.tenants().find(id))
                .orElseThrow(() -> RefusedException.notFound("The tenant"));
    }

    /** The tenant of that name, for the command line. @throws RefusedException {@code NOT_FOUND} */
    public Tenant readBySlug(OperatorCaller caller, Slug slug) {
        return operatorTransactions
                .asOperator(work -> work.tenants().findBySlug(slug))
                .orElseThrow(() -> RefusedException.notFound("The tenant " + slug));
    }

    /** The caller's own tenant. */
    public Tenant readOwn(Caller caller) {
        caller.require(Role.READER);
        return transactions
                .readInTenant(caller.tenantId(), work -> work.tenants().find(caller.tenantId()))
                .orElseThrow(() -> RefusedException.notFound("The tenant"));
    }

    /**
     * A change of a tenant.
     *
     * @param profile makes the new profile from the old one
     * @param maxima new maxima, empty values for no limit; resources that are not named stay as they are
     * @param expectedVersion refuses the change when the tenant has another version by now
     */
    public record Change(
            UnaryOperator<TenantProfile> profile,
            Map<Resource, OptionalLong> maxima,
            Optional<Integer> expectedVersion) {
        public Change {
            maxima = Map.copyOf(maxima);
        }
    }

    /**
     * @throws RefusedException {@code NOT_FOUND}; {@code STALE_VERSION}; {@code WRONG_STATE} for another embedding
     *     model; {@code ALREADY_EXISTS} where another tenant has the domain
     */
    public Tenant change(OperatorCaller caller, TenantId id, Change change) {
        return operatorTransactions.asOperatorIn(id, work -> change(work, id, caller.actor(), caller.origin(), change));
    }

    /**
     * Changes the caller's own tenant. Limits, tier and whether the tenant is active are the operator's to decide.
     *
     * @throws RefusedException as {@link #change}; {@code FORBIDDEN} for what is the operator's to decide
     */
    public Tenant changeOwn(Caller caller, Change change) {
        caller.require(Role.ADMIN);
        if (!change.maxima().isEmpty()) {
            throw operatorDecides("/limits");
        }
        Change guarded = new Change(
                before -> {
                    TenantProfile after = change.profile().apply(before);
                    if (after.active() != before.active()) {
                        throw operatorDecides("/is_active");
                    }
                    if (!after.subscriptionTier().equals(before.subscriptionTier())) {
                        throw operatorDecides("/subscription_tier");
                    }
                    return after;
                },
                Map.of(),
                change.expectedVersion());
        return transactions.inTenant(
                caller.tenantId(), work -> change(work, caller.tenantId(), caller.actor(), caller.origin(), guarded));
    }

    /** Removes a tenant with everything that is its own. @throws RefusedException {@code NOT_FOUND} */
    public void remove(OperatorCaller caller, TenantId id) {
        boolean removed = operatorTransactions.asOperator(work -> work.tenants().remove(id));
        if (!removed) {
            throw RefusedException.notFound("The tenant");
        }
    }

    private Tenant change(TenancyWork work, TenantId id, Actor actor, Origin origin, Change change) {
        Tenant before = work.tenants().find(id).orElseThrow(() -> RefusedException.notFound("The tenant"));
        if (change.expectedVersion().isPresent() && change.expectedVersion().get() != before.version()) {
            throw stale();
        }
        TenantProfile profile = change.profile().apply(before.profile());
        if (!profile.embeddingModel().equals(before.profile().embeddingModel())) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "Another embedding model needs other vectors: an operator moves the tenant with commonplace spaces move.");
        }
        Instant now = clock.instant();
        Tenant changed = withMaxima(before.changed(profile, now), change.maxima());
        if (!work.tenants().change(changed)) {
            throw stale();
        }
        work.audit().record(auditor.entry(actor, origin, "tenant.change", id, Map.of("version", changed.version())));
        return changed;
    }

    private static Tenant withMaxima(Tenant tenant, Map<Resource, OptionalLong> maxima) {
        Map<Resource, Limit> limits = new EnumMap<>(tenant.limits());
        maxima.forEach((resource, maximum) ->
                limits.put(resource, new Limit(maximum, tenant.limit(resource).used())));
        return new Tenant(
                tenant.id(),
                tenant.slug(),
                tenant.profile(),
                limits,
                tenant.version(),
                tenant.createdAt(),
                tenant.updatedAt());
    }

    private static RefusedException stale() {
        return new RefusedException(
                ErrorCode.STALE_VERSION, "The tenant was changed by somebody else meanwhile; read it again.");
    }

    private static RefusedException operatorDecides(String field) {
        return new RefusedException(ErrorCode.FORBIDDEN, "Only an operator can change " + field + ".");
    }
}
