package dev.commonplace.bootstrap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.migrations.MigrationFailedException;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.database.DatabaseRequirements;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The database that a service or a command works with: the one that was named, or the embedded cluster. It is checked,
 * brought up to date and opened, in this order.
 */
final class ServiceDatabase implements AutoCloseable {
    private final ResourceStack resources;
    private final DatabaseUrl url;
    private final HikariDataSource pool;
    private final String description;
    private final Optional<DatabaseUrl> owner;

    private ServiceDatabase(
            ResourceStack resources,
            DatabaseUrl url,
            HikariDataSource pool,
            String description,
            Optional<DatabaseUrl> owner) {
        this.resources = resources;
        this.url = url;
        this.pool = pool;
        this.description = description;
        this.owner = owner;
    }

    /** For a service, which has its data directory to itself. */
    static ServiceDatabase openForService(Settings.Database settings) {
        return open(settings, false);
    }

    /** For a command that works beside a running service as well as without one. */
    static ServiceDatabase openBesideService(Settings.Database settings) {
        return open(settings, true);
    }

    private static ServiceDatabase open(Settings.Database settings, boolean besideService) {
        ResourceStack resources = new ResourceStack();
        boolean opened = false;
        try {
            DatabaseAddress address = resources.add(
                    besideService ? DatabaseAddress.besideService(settings) : DatabaseAddress.forService(settings));
            if (settings.migrateAtStart()) {
                new DatabaseRequirements(address.owner()).require();
            }
            boolean migrates = settings.migrateAtStart() && (!besideService || isEmpty(address.owner()));
            if (migrates) {
                new Migrator(address.owner().dataSource()).migrate();
            }
            if (settings.migrationUrl().isPresent() || !migrates) {
                new DatabaseRequirements(address.service()).requireForService();
            }
            if (!migrates) {
                requireCurrent(address.service());
            }
            // A pool that was opened before the extension is there would not know its types.
            HikariDataSource pool = resources.add(pool(address.service(), settings));
            ServiceDatabase database = new ServiceDatabase(
                    resources,
                    address.service(),
                    pool,
                    address.description(),
                    settings.migrateAtStart() ? Optional.of(address.owner()) : Optional.empty());
            opened = true;
            return database;
        } finally {
            if (!opened) {
                resources.close();
            }
        }
    }

    /** A command fills an empty database; to change one that is in use, under a running service perhaps, is no command's to decide. */
    private static boolean isEmpty(DatabaseUrl owner) {
        return statusOf(owner).currentVersion().isEmpty();
    }

    /** As the service's account, which may read the history and needs no right of the owner's. */
    private static void requireCurrent(DatabaseUrl url) {
        SchemaStatus status = statusOf(url);
        if (status.isCurrent()) {
            return;
        }
        throw new ServiceException(
                status.unknown().isEmpty()
                        ? "The schema is at version " + status.currentVersion().orElse("none") + " and lacks "
                                + versions(status.pending())
                                + ". As the schema's owner run: commonplace db up. Or start the service once with"
                                + " COMMONPLACE_MIGRATE=true."
                        : "The schema has version " + versions(status.unknown())
                                + ", which this program does not know: a newer one made it. Run that one.",
                null);
    }

    private static SchemaStatus statusOf(DatabaseUrl url) {
        try {
            return new Migrator(url.dataSource()).status();
        } catch (MigrationFailedException unreadable) {
            throw new ServiceException(
                    unreadable.getMessage() + " Perhaps it is older than this program, or this account is no member of "
                            + SchemaNames.SERVICE_ROLE + ". As the schema's owner, run: commonplace db up",
                    unreadable);
        }
    }

    private static String versions(List<SchemaStatus.Step> steps) {
        return steps.stream().map(SchemaStatus.Step::version).collect(Collectors.joining(", "));
    }

    private static HikariDataSource pool(DatabaseUrl url, Settings.Database settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("commonplace");
        DatabaseUrl pooled = url.with("datatype.vector", "com.pgvector.PGvector")
                .with("ApplicationName", "commonplace")
                // Its messages would have the values of rows in them, which belong in no log.
                .with("logServerErrorDetail", "false");
        long socketSeconds = settings.timeouts().socket().toSeconds();
        // Only here: migrations and index builds may be silent for as long as they take.
        config.setDataSource((socketSeconds == 0 ? pooled : pooled.with("socketTimeout", Long.toString(socketSeconds)))
                .dataSource());
        config.setMaximumPoolSize(settings.pool().most());
        config.setMinimumIdle(settings.pool().size());
        config.setConnectionTimeout(settings.pool().timeout().toMillis());
        config.setMaxLifetime(settings.pool().recycle().toMillis());
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    /** Connections for transactions. */
    HikariDataSource pool() {
        return pool;
    }

    /** Connections outside of the pool, for what keeps one to itself. */
    DataSource unpooled() {
        return url.with("ApplicationName", "commonplace-signals").dataSource();
    }

    /** The account that owns the schema; empty where the settings keep the service from changing it. */
    Optional<DatabaseUrl> owner() {
        return owner;
    }

    /** Where the data lives, in words without secrets. */
    String description() {
        return description;
    }

    @Override
    public void close() {
        resources.close();
    }
}
