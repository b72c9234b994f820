package dev.commonplace.domain.tenancy;

import dev.commonplace.domain.shared.TenantId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A team with data of its own.
 *
 * @param limits one for each resource
 * @param version rises by one with each change, for editors who meet
 */
public record Tenant(
        TenantId id,
        Slug slug,
        TenantProfile profile,
        Map<Resource, Limit> limits,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    public Tenant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Map<Resource, Limit> all = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            all.put(resource, limits.getOrDefault(resource, Limit.NONE));
        }
        limits = Map.copyOf(all);
    }

    public Limit limit(Resource resource) {
        return limits.getOrDefault(resource, Limit.NONE);
    }

    /** The same tenant with another profile, one version later. */
    public Tenant changed(TenantProfile changed, Instant now) {
        return new Tenant(id, slug, changed, limits, version + 1, createdAt, now);
    }
}
