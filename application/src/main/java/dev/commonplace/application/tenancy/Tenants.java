package dev.commonplace.application.tenancy;

import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import java.util.Optional;

/** The tenants. A transaction of a tenant sees only that one; an operator's sees all. */
public interface Tenants {
    Optional<Tenant> find(TenantId id);

    Optional<Tenant> findBySlug(Slug slug);

    /** Newest first. */
    Page<Tenant> list(PageRequest page);

    /**
     * Keeps a new tenant with its limits.
     *
     * @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} where another has its slug or domain
     */
    void add(Tenant tenant);

    /**
     * Keeps a changed profile and the maxima of its limits, if the stored version is the one before the tenant's.
     *
     * @return whether it was
     * @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} where another has its domain
     */
    boolean change(Tenant changed);

    /** Removes a tenant and everything that is its own. @return whether there was one */
    boolean remove(TenantId id);
}
