package dev.commonplace.bootstrap;

import dev.commonplace.embeddedpostgres.ClusterAddress;
import dev.commonplace.embeddedpostgres.ClusterSettings;
import dev.commonplace.embeddedpostgres.EmbeddedPostgres;
import dev.commonplace.embeddedpostgres.InstalledServers;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the database is that the settings mean: the one that was named, or the embedded cluster, started if need be. */
public final class DatabaseAddress implements AutoCloseable {
    /** For signals, migrations, commands beside the service, and whoever looks in with psql. */
    private static final int CONNECTIONS_BESIDE_THE_POOL = 44;

    private final ResourceStack resources;
    private final DatabaseUrl service;
    private final DatabaseUrl owner;
    private final String description;

    private DatabaseAddress(ResourceStack resources, DatabaseUrl service, DatabaseUrl owner, String description) {
        this.resources = resources;
        this.service = service;
        this.owner = owner;
        this.description = description;
    }

    /** For a service, which has its data directory to itself. */
    static DatabaseAddress forService(Settings.Database settings) {
        return find(settings, false);
    }

    /** For a command that works beside a running service as well as without one. */
    public static DatabaseAddress besideService(Settings.Database settings) {
        return find(settings, true);
    }

    private static DatabaseAddress find(Settings.Database settings, boolean besideService) {
        ResourceStack resources = new ResourceStack();
        DatabaseUrl service = settings.url().orElseGet(() -> embedded(settings, besideService, resources));
        String description =
                settings.url().isPresent() ? service.toString() : "embedded PostgreSQL in " + settings.dataDirectory();
        return new DatabaseAddress(resources, service, settings.migrationUrl().orElse(service), description);
    }

    private static DatabaseUrl embedded(Settings.Database settings, boolean besideService, ResourceStack resources) {
        InstalledServers servers = InstalledServers.find(System.getenv());
        ClusterSettings cluster = ClusterSettings.defaults()
                .with("max_connections", Integer.toString(settings.pool().most() + CONNECTIONS_BESIDE_THE_POOL));
        EmbeddedPostgres postgres = resources.add(
                besideService
                        ? EmbeddedPostgres.attachOrStart(settings.dataDirectory(), cluster, servers)
                        : EmbeddedPostgres.start(settings.dataDirectory(), cluster, servers));
        ClusterAddress address = postgres.address();
        return new DatabaseUrl(
                List.of(new DatabaseUrl.Host(ClusterAddress.HOST, address.port())),
                EmbeddedPostgres.DATABASE,
                address.user(),
                Optional.of(address.password()),
                Map.of());
    }

    /** As the account that the service works with. */
    public DatabaseUrl service() {
        return service;
    }

    /** As the account that owns the schema; the same account where the settings name no other. */
    public DatabaseUrl owner() {
        return owner;
    }

    /** In words without secrets. */
    public String description() {
        return description;
    }

    /** Stops the embedded cluster where this has started it. */
    @Override
    public void close() {
        resources.close();
    }
}
