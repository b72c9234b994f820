package dev.commonplace.domain.tenancy;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a tenant says about itself and can change.
 *
 * @param name shown to people, 1 to 255 characters
 * @param guidancePrompt steers how models write for this tenant
 * @param embeddingModel the name of the model whose space the tenant searches in
 * @param configuration integrations and settings, free form
 * @param features switches, free form
 * @param metadata anything else, free form
 * @param subscriptionTier free, pro or enterprise
 * @param ownerId the member who owns the tenant, where known
 * @param active whether its keys open anything
 * @param visible whether it may be shown to people outside
 */
public record TenantProfile(
        String name,
        Optional<String> description,
        Optional<String> guidancePrompt,
        String embeddingModel,
        JsonObject configuration,
        JsonObject features,
        JsonObject metadata,
        Branding branding,
        String subscriptionTier,
        Optional<String> billingEmail,
        Optional<UUID> ownerId,
        boolean active,
        boolean visible) {
    private static final Set<String> TIERS = Set.of("free", "pro", "enterprise");

    public TenantProfile {
        name = Text.required("/name", name, 255);
        description = description.flatMap(text -> Text.optional("/description", text, 10_000));
        guidancePrompt = guidancePrompt.flatMap(text -> Text.optional("/guidance_prompt", text, 20_000));
        embeddingModel = Text.required("/embedding_model", embeddingModel, 100);
        billingEmail = billingEmail.flatMap(text -> Text.optional("/billing_email", text, 320));
        if (!TIERS.contains(subscriptionTier)) {
            throw RefusedException.invalid("/subscription_tier", "A tier is one of free, pro and enterprise.");
        }
        Objects.requireNonNull(configuration, "configuration");
        Objects.requireNonNull(features, "features");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(branding, "branding");
        Objects.requireNonNull(ownerId, "ownerId");
    }

    /** The same with another embedding model. */
    public TenantProfile withEmbeddingModel(String name) {
        return new TenantProfile(
                this.name,
                description,
                guidancePrompt,
                name,
                configuration,
                features,
                metadata,
                branding,
                subscriptionTier,
                billingEmail,
                ownerId,
                active,
                visible);
    }

    /** A profile with nothing but a name and a model. */
    public static TenantProfile named(String name, String embeddingModel) {
        return new TenantProfile(
                name,
                Optional.empty(),
                Optional.empty(),
                embeddingModel,
                JsonObject.EMPTY,
                JsonObject.EMPTY,
                JsonObject.EMPTY,
                Branding.NONE,
                "free",
                Optional.empty(),
                Optional.empty(),
                true,
                false);
    }
}
