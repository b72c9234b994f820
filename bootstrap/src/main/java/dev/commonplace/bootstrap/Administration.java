package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Tenant;

/** What the command line needs of a service: tenancy on its database, without HTTP, workers and loaded models. */
final class Administration implements AutoCloseable {
    private final ResourceStack resources;
    private final EmbeddingModels models;
    private final TenancyWiring tenancy;
    private final SpacesWiring spaces;
    private final GuardWiring guard;

    private Administration(
            ResourceStack resources,
            EmbeddingModels models,
            TenancyWiring tenancy,
            SpacesWiring spaces,
            GuardWiring guard) {
        this.resources = resources;
        this.models = models;
        this.tenancy = tenancy;
        this.spaces = spaces;
        this.guard = guard;
    }

    static Administration open(Settings settings) {
        ResourceStack resources = new ResourceStack();
        boolean opened = false;
        try {
            ServiceDatabase database = resources.add(ServiceDatabase.openBesideService(settings.database()));
            Storage storage = new PersistenceWiring(database.pool(), settings).storage();
            ModelsWiring models = resources.add(ModelsWiring.of(settings));
            Administration administration = new Administration(
                    resources,
                    models.embeddingModels(),
                    TenancyWiring.of(storage, models.embeddingModels(), Platform.ofThisMachine()),
                    SpacesWiring.of(storage, models.embeddingModels(), Platform.ofThisMachine()),
                    GuardWiring.of(storage, Platform.ofThisMachine()));
            opened = true;
            return administration;
        } finally {
            if (!opened) {
                resources.close();
            }
        }
    }

    TenancyWiring tenancy() {
        return tenancy;
    }

    SpacesWiring spaces() {
        return spaces;
    }

    GuardWiring guard() {
        return guard;
    }

    EmbeddingModels models() {
        return models;
    }

    String defaultModel() {
        return models.byDefault().model().name();
    }

    /** The person at the command line as an admin of that tenant. */
    Caller adminOf(Tenant tenant) {
        return new Caller(
                tenant.id(),
                Role.ADMIN,
                Environment.operator().actor(),
                Environment.operator().origin());
    }

    @Override
    public void close() {
        resources.close();
    }
}
