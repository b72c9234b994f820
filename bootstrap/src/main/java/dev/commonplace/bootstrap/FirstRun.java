package dev.commonplace.bootstrap;

import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.tenancy.CreateTenant;
import dev.commonplace.application.tenancy.IssueKey;
import dev.commonplace.application.tenancy.IssuedKey;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.KeySecret;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.domain.tenancy.TenantProfile;
import java.util.Map;
import java.util.Optional;

/** Makes a first tenant, a key for it and an operator key, so that a new service can be used at once. */
final class FirstRun {
    private static final Slug FIRST_TENANT = new Slug("first");

    private final TenancyWiring tenancy;
    private final String embeddingModel;

    FirstRun(TenancyWiring tenancy, String embeddingModel) {
        this.tenancy = tenancy;
        this.embeddingModel = embeddingModel;
    }

    /** What was made; the secrets are to be shown once. */
    record Made(Tenant tenant, KeySecret tenantKey, KeySecret operatorKey) {}

    /** @return empty where there are tenants already */
    Optional<Made> run(OperatorCaller caller) {
        if (!tenancy.manageTenants().list(caller, PageRequest.first(1)).items().isEmpty()) {
            return Optional.empty();
        }
        KeySecret operatorKey = tenancy.manageOperatorKeys().issue("first");
        Tenant tenant = tenancy.createTenant()
                .create(
                        caller,
                        new CreateTenant.Command(
                                FIRST_TENANT, TenantProfile.named("First tenant", embeddingModel), Map.of()));
        IssuedKey issued = tenancy.issueKey()
                .forTenant(caller, tenant.id(), new IssueKey.Command("first", Role.ADMIN, Optional.empty()));
        return Optional.of(new Made(tenant, issued.secret(), operatorKey));
    }
}
