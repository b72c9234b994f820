package dev.commonplace.http.tenancy;

import dev.commonplace.application.tenancy.CreateTenant;
import dev.commonplace.application.tenancy.ManageTenants;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.tenancy.Branding;
import dev.commonplace.domain.tenancy.Resource;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.TenantProfile;
import dev.commonplace.http.json.JsonFields;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads what callers say about a tenant. In a change, a field that is absent stays as it is and a null empties it. */
final class TenantFields {
    private TenantFields() {}

    /** @param defaultModel the embedding model of tenants that do not choose */
    static CreateTenant.Command creation(JsonFields fields, String defaultModel) {
        Slug slug = new Slug(fields.requiredText("slug"));
        TenantProfile plain = TenantProfile.named(fields.requiredText("name"), defaultModel);
        return new CreateTenant.Command(slug, changed(plain, fields), maxima(fields));
    }

    static ManageTenants.Change change(JsonFields fields, Optional<Integer> expectedVersion) {
        // Read once before the transaction, so that wrong types are refused without one.
        changed(TenantProfile.named("unnamed", "unnamed"), fields);
        return new ManageTenants.Change(before -> changed(before, fields), maxima(fields), expectedVersion);
    }

    private static TenantProfile changed(TenantProfile before, JsonFields fields) {
        return new TenantProfile(
                required(fields, "name", before.name()),
                text(fields, "description", before.description()),
                text(fields, "guidance_prompt", before.guidancePrompt()),
                required(fields, "embedding_model", before.embeddingModel()),
                object(fields, "configuration", before.configuration()),
                object(fields, "features", before.features()),
                object(fields, "metadata", before.metadata()),
                branding(fields, before.branding()),
                required(fields, "subscription_tier", before.subscriptionTier()),
                text(fields, "billing_email", before.billingEmail()),
                changed(fields, "owner_id", before.ownerId(), fields::id),
                flag(fields, "is_active", before.active()),
                flag(fields, "is_public", before.visible()));
    }

    private static Branding branding(JsonFields fields, Branding before) {
        if (!fields.has("branding")) {
            return before;
        }
        Optional<JsonFields> found = fields.fields("branding");
        if (found.isEmpty()) {
            return Branding.NONE;
        }
        JsonFields branding = found.get();
        Branding after = new Branding(
                text(branding, "logo_url", before.logoUrl()),
                text(branding, "primary_color", before.primaryColor()),
                text(branding, "custom_domain", before.customDomain()));
        branding.refuseOthers();
        return after;
    }

    private static Map<Resource, OptionalLong> maxima(JsonFields fields) {
        Map<Resource, OptionalLong> maxima = new EnumMap<>(Resource.class);
        fields.fields("limits").ifPresent(limits -> {
            for (Resource resource : Resource.values()) {
                limits.fields(resource.word()).ifPresent(limit -> {
                    maxima.put(resource, maximum(limit));
                    limit.refuseOthers();
                });
            }
            limits.refuseOthers();
        });
        return maxima;
    }

    private static OptionalLong maximum(JsonFields limit) {
        if (!limit.has("maximum")) {
            throw RefusedException.invalid(
                    limit.pointer("maximum"), "A number is required here, or null for no limit.");
        }
        OptionalLong maximum =
                limit.longInteger("maximum").map(OptionalLong::of).orElse(OptionalLong.empty());
        if (maximum.isPresent() && maximum.getAsLong() < 0) {
            throw RefusedException.invalid(limit.pointer("maximum"), "A limit is not negative.");
        }
        return maximum;
    }

    private static String required(JsonFields fields, String name, String before) {
        return fields.has(name) ? fields.requiredText(name) : before;
    }

    private static Optional<String> text(JsonFields fields, String name, Optional<String> before) {
        return changed(fields, name, before, fields::text);
    }

    private static <T> Optional<T> changed(
            JsonFields fields, String name, Optional<T> before, Function<String, Optional<T>> reading) {
        return fields.has(name) ? reading.apply(name) : before;
    }

    private static JsonObject object(JsonFields fields, String name, JsonObject before) {
        return fields.has(name) ? fields.object(name) : before;
    }

    private static boolean flag(JsonFields fields, String name, boolean before) {
        if (!fields.has(name)) {
            return before;
        }
        return fields.flag(name)
                .orElseThrow(() -> RefusedException.invalid(fields.pointer(name), "true or false is needed here."));
    }
}
