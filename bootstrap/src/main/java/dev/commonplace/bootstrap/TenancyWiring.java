package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.application.tenancy.CreateTenant;
import dev.commonplace.application.tenancy.IssueKey;
import dev.commonplace.application.tenancy.ManageKeys;
import dev.commonplace.application.tenancy.ManageOperatorKeys;
import dev.commonplace.application.tenancy.ManageTenants;

/** The use cases of tenancy. */
record TenancyWiring(
        Authenticate authenticate,
        CreateTenant createTenant,
        ManageTenants manageTenants,
        IssueKey issueKey,
        ManageKeys manageKeys,
        ManageOperatorKeys manageOperatorKeys) {

    static TenancyWiring of(Storage storage, EmbeddingModels models, Platform platform) {
        return new TenancyWiring(
                new Authenticate(storage.tenancy(), storage.operator(), platform.clock()),
                new CreateTenant(storage.operator(), models, platform.auditor(), platform.ids(), platform.clock()),
                new ManageTenants(storage.tenancy(), storage.operator(), platform.auditor(), platform.clock()),
                new IssueKey(
                        storage.tenancy(),
                        storage.operator(),
                        platform.auditor(),
                        platform.ids(),
                        platform.secrets(),
                        platform.clock()),
                new ManageKeys(storage.tenancy(), platform.auditor(), platform.clock()),
                new ManageOperatorKeys(storage.operator(), platform.ids(), platform.secrets(), platform.clock()));
    }
}
