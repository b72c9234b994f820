package dev.commonplace.persistence.tenancy;

import static dev.commonplace.persistence.jooq.Tables.TENANTS;
import static dev.commonplace.persistence.jooq.Tables.TENANT_LIMITS;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.Branding;
import dev.commonplace.domain.tenancy.Limit;
import dev.commonplace.domain.tenancy.Resource;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.domain.tenancy.TenantProfile;
import dev.commonplace.persistence.jooq.tables.records.TenantLimitsRecord;
import dev.commonplace.persistence.jooq.tables.records.TenantsRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Result;

/** Tenants as rows: one of the tenant, and one of each of its limits. */
final class TenantRows {
    static final Field<Result<Record3<String, Long, Long>>> LIMITS = multiset(
                    select(TENANT_LIMITS.RESOURCE, TENANT_LIMITS.MAXIMUM, TENANT_LIMITS.USED)
                            .from(TENANT_LIMITS)
                            .where(TENANT_LIMITS.TENANT_ID.eq(TENANTS.ID)))
            .as("limits");

    private TenantRows() {}

    static Tenant tenant(Record row) {
        TenantsRecord stored = row.into(TENANTS);
        return new Tenant(
                new TenantId(stored.getId()),
                new Slug(stored.getSlug()),
                profile(stored),
                limits(row.get(LIMITS)),
                stored.getVersion(),
                stored.getCreatedAt(),
                stored.getUpdatedAt());
    }

    private static TenantProfile profile(TenantsRecord stored) {
        return new TenantProfile(
                stored.getName(),
                Optional.ofNullable(stored.getDescription()),
                Optional.ofNullable(stored.getGuidancePrompt()),
                stored.getEmbeddingModel(),
                stored.getConfiguration(),
                stored.getFeatures(),
                stored.getMetadata(),
                new Branding(
                        Optional.ofNullable(stored.getLogoUrl()),
                        Optional.ofNullable(stored.getPrimaryColor()),
                        Optional.ofNullable(stored.getCustomDomain())),
                stored.getSubscriptionTier(),
                Optional.ofNullable(stored.getBillingEmail()),
                Optional.ofNullable(stored.getOwnerId()),
                stored.getIsActive(),
                stored.getIsPublic());
    }

    private static Map<Resource, Limit> limits(Result<Record3<String, Long, Long>> rows) {
        Map<Resource, Limit> limits = new EnumMap<>(Resource.class);
        for (Record3<String, Long, Long> row : rows) {
            Long maximum = row.value2();
            limits.put(
                    Resource.valueOf(row.value1().toUpperCase(Locale.ROOT)),
                    new Limit(maximum == null ? OptionalLong.empty() : OptionalLong.of(maximum), row.value3()));
        }
        return limits;
    }

    /** All that can change of a tenant, and its slug. */
    static TenantsRecord row(Tenant tenant) {
        TenantProfile profile = tenant.profile();
        TenantsRecord row = new TenantsRecord();
        row.setSlug(tenant.slug().value());
        row.setName(profile.name());
        row.setDescription(profile.description().orElse(null));
        row.setGuidancePrompt(profile.guidancePrompt().orElse(null));
        row.setEmbeddingModel(profile.embeddingModel());
        row.setConfiguration(profile.configuration());
        row.setFeatures(profile.features());
        row.setMetadata(profile.metadata());
        row.setLogoUrl(profile.branding().logoUrl().orElse(null));
        row.setPrimaryColor(profile.branding().primaryColor().orElse(null));
        row.setCustomDomain(profile.branding().customDomain().orElse(null));
        row.setSubscriptionTier(profile.subscriptionTier());
        row.setBillingEmail(profile.billingEmail().orElse(null));
        row.setOwnerId(profile.ownerId().orElse(null));
        row.setIsActive(profile.active());
        row.setIsPublic(profile.visible());
        row.setVersion(tenant.version());
        row.setUpdatedAt(tenant.updatedAt());
        return row;
    }

    static List<TenantLimitsRecord> limitRows(Tenant tenant) {
        List<TenantLimitsRecord> rows = new ArrayList<>();
        tenant.limits().forEach((resource, limit) -> {
            Long maximum = limit.maximum().isPresent() ? limit.maximum().getAsLong() : null;
            rows.add(new TenantLimitsRecord(tenant.id().value(), resource.word(), maximum, limit.used()));
        });
        return rows;
    }
}
