package dev.commonplace.http.tenancy;

import dev.commonplace.domain.tenancy.Branding;
import dev.commonplace.domain.tenancy.Limit;
import dev.commonplace.domain.tenancy.Resource;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.domain.tenancy.TenantProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant as it is shown. */
record TenantJson(
        UUID id,
        String slug,
        String name,
        @Nullable String description,
        @Nullable String guidancePrompt,
        String embeddingModel,
        Map<String, @Nullable Object> configuration,
        Map<String, @Nullable Object> features,
        Map<String, @Nullable Object> metadata,
        BrandingJson branding,
        String subscriptionTier,
        @Nullable String billingEmail,
        @Nullable UUID ownerId,
        boolean isActive,
        boolean isPublic,
        Map<String, LimitJson> limits,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    record BrandingJson(
            @Nullable String logoUrl,
            @Nullable String primaryColor,
            @Nullable String customDomain) {
        static BrandingJson of(Branding branding) {
            return new BrandingJson(
                    branding.logoUrl().orElse(null),
                    branding.primaryColor().orElse(null),
                    branding.customDomain().orElse(null));
        }
    }

    /** @param maximum null for no limit */
    record LimitJson(@Nullable Long maximum, long used) {
        static LimitJson of(Limit limit) {
            Long maximum = limit.maximum().isPresent() ? limit.maximum().getAsLong() : null;
            return new LimitJson(maximum, limit.used());
        }
    }

    static TenantJson of(Tenant tenant) {
        TenantProfile profile = tenant.profile();
        Map<String, LimitJson> limits = new LinkedHashMap<>();
        for (Resource resource : Resource.values()) {
            limits.put(resource.word(), LimitJson.of(tenant.limit(resource)));
        }
        return new TenantJson(
                tenant.id().value(),
                tenant.slug().value(),
                profile.name(),
                profile.description().orElse(null),
                profile.guidancePrompt().orElse(null),
                profile.embeddingModel(),
                profile.configuration().values(),
                profile.features().values(),
                profile.metadata().values(),
                BrandingJson.of(profile.branding()),
                profile.subscriptionTier(),
                profile.billingEmail().orElse(null),
                profile.ownerId().orElse(null),
                profile.active(),
                profile.visible(),
                limits,
                tenant.version(),
                tenant.createdAt(),
                tenant.updatedAt());
    }
}
