package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.archive.ArchiveReader;
import dev.commonplace.maintenance.archive.Progress;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.SchemaHistory;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.catalogue.CatalogueDifference;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import dev.commonplace.migrations.catalogue.SchemaComparison;
import dev.commonplace.migrations.database.ConnectDatabase;
import dev.commonplace.migrations.database.DatabaseRequirements;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings back what {@link BackupDatabase} has written, all of it or nothing. Everything is one transaction: a restore that fails
 * or is killed leaves the database as it was, and one that replaces loses nothing of what it was to replace.
 */
public final class RestoreDatabase {
    private final DatabaseUrl url;
    private final InstalledClients clients;

    /** @param url as the owner of the schema, or who shall own it */
    public RestoreDatabase(DatabaseUrl url, InstalledClients clients) {
        this.url = url;
        this.clients = clients;
    }

    /**
     * What a restore is going to do.
     *
     * @param database the name of the one it goes into
     * @param replacesTenants how many tenants the database has now, which are gone afterwards
     * @param replacesTables how many tables it has now
     */
    public record Plan(Path file, BackupManifest manifest, String database, long replacesTables, long replacesTenants) {
        /** Whether something is there that would be dropped. */
        public boolean replaces() {
            return replacesTables > 0;
        }
    }

    /**
     * What was restored.
     *
     * @param pending the migrations that the restored schema lacks
     * @param differences where the schema is not what its version should be, as it was when it was backed up
     */
    public record Restored(BackupManifest manifest, List<String> pending, List<String> differences) {}

    /**
     * Checks file and database, and changes nothing.
     *
     * @param replace whether the backup may take the place of what is there
     * @param force whether it may do so under running services
     * @throws MaintenanceException where they do not fit, with what to do
     */
    public Plan plan(Path file, boolean replace, boolean force, Progress progress) {
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            BackupManifest manifest = archive.manifest(BackupManifest.class, BackupManifest.FORMAT);
            requireTables(archive, manifest);
            progress.stage("Checking " + file);
            archive.check(manifest.dump(), progress);
            new DatabaseRequirements(url).require();
            requireKnownSchema(manifest);
            RestoreTarget target = RestoreTarget.look(url, manifest.roles());
            requireFit(manifest, target, replace, force);
            return new Plan(
                    file,
                    manifest,
                    url.database(),
                    target.occupied() ? Math.max(1, target.tables()) : 0,
                    target.tenants());
        }
    }

    private static void requireTables(ArchiveReader archive, BackupManifest manifest) {
        List<String> strange = PlainNames.others(manifest.tables().keySet());
        if (!strange.isEmpty()) {
            throw archive.broken("its manifest names tables as no backup does: " + String.join(", ", strange));
        }
        if (manifest.tables().values().stream().anyMatch(Objects::isNull)) {
            throw archive.broken("its manifest does not say how many rows each table has");
        }
    }

    private void requireKnownSchema(BackupManifest manifest) {
        SchemaStatus status = new Migrator(url.dataSource()).status();
        boolean known = Stream.concat(status.applied().stream(), status.pending().stream())
                .anyMatch(step -> step.version().equals(manifest.schemaVersion()));
        if (!known) {
            throw new MaintenanceException("The backup has the schema's version " + manifest.schemaVersion()
                    + ", which this program does not know: Commonplace " + manifest.productVersion()
                    + " made it. Restore it with that program or a newer one.");
        }
    }

    private void requireFit(BackupManifest manifest, RestoreTarget target, boolean replace, boolean force) {
        if (target.majorVersion() < manifest.postgresqlMajorVersion()) {
            throw new MaintenanceException("The backup comes from PostgreSQL " + manifest.postgresqlVersion()
                    + ", this server is PostgreSQL " + target.majorVersion()
                    + ". A backup goes into the same version or a newer one.");
        }
        if (!target.missingRoles().isEmpty()) {
            throw new MaintenanceException(
                    "The backup grants rights to roles that this server does not have: "
                            + String.join(", ", target.missingRoles())
                            + ". Make them first (create role NAME nologin), as they belong to the server and not to a database.");
        }
        if (target.occupied() && !replace) {
            throw new MaintenanceException("The database " + url.database() + " is not empty: its schema "
                    + SchemaNames.SCHEMA + " has " + target.tables() + " tables and " + target.tenants()
                    + " tenants. Restore into an empty database, or say with --replace that they shall go.");
        }
        if (target.services() > 0 && !force) {
            throw new MaintenanceException(target.services() + " connections of a running service are in the database "
                    + url.database()
                    + ". Stop the service first; with --force it is done nevertheless, and the service meets another"
                    + " database in the middle of its work.");
        }
    }

    /**
     * Does it.
     *
     * @throws MaintenanceException where nothing was changed, with the reason
     */
    public Restored run(Plan plan, Progress progress) {
        DatabaseUrl pinned = PinnedHost.of(url);
        BackupManifest manifest = plan.manifest();
        ClientTools tools =
                clients.forVersion(Math.max(manifest.toolsMajorVersion(), manifest.postgresqlMajorVersion()));
        Map<String, String> environment =
                LibpqEnvironment.of(pinned, clients.environment(), tools.majorVersion(), "commonplace-restore", "");
        progress.stage(
                "Restoring " + manifest.rows() + " rows in " + manifest.tables().size() + " tables");
        try (ArchiveReader archive = ArchiveReader.open(plan.file());
                InputStream contents = archive.stream(manifest.dump());
                RestoreList list = RestoreList.of(tools, environment, contents);
                InputStream dump = new ReadProgress(
                        archive.stream(manifest.dump()), manifest.dump().bytes(), progress)) {
            restore(tools, environment, dump, list, new RestoreScript(manifest), plan.replaces());
        } catch (IOException broken) {
            throw new MaintenanceException("Nothing was restored: " + ArchiveReader.reason(broken) + ".", broken);
        }
        progress.stage("Verifying");
        return restored(pinned, manifest);
    }

    private static void restore(
            ClientTools tools,
            Map<String, String> environment,
            InputStream dump,
            RestoreList list,
            RestoreScript script,
            boolean replace)
            throws IOException {
        List<String> psqlArguments = List.of(
                "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=-");
        List<String> restoreArguments =
                List.of("--no-owner", "--no-tablespaces", "--exit-on-error", "--use-list=" + list.file(), "--file=-");
        try (ToolProcess psql = tools.start("psql", environment, psqlArguments);
                ToolProcess restore = tools.start("pg_restore", environment, restoreArguments)) {
            Feed feed = Feed.start(dump, restore.input());
            try (OutputStream sql = psql.input()) {
                sql.write(script.before(replace).getBytes(StandardCharsets.UTF_8));
                sql.flush();
                restore.output().transferTo(sql);
                feed.await(restore);
                restore.requireSuccess();
                // Only now, as psql would commit half a dump as gladly as a whole one.
                sql.write(script.after().getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                if (psql.hasFailed()) {
                    throw nothingRestored(psql);
                }
                throw closed;
            }
            try {
                psql.requireSuccess();
            } catch (MaintenanceException failed) {
                throw nothingRestored(failed);
            }
        }
    }

    private static MaintenanceException nothingRestored(MaintenanceException failed) {
        String message = String.valueOf(failed.getMessage());
        String remedy = message.contains("foreign key constraint")
                ? " The backup holds rows whose parent is missing: take an older one, or mend the database it comes from"
                        + " (commonplace db doctor) and back it up again."
                : "";
        return new MaintenanceException("Nothing was restored. " + message + remedy, failed);
    }

    private static MaintenanceException nothingRestored(ToolProcess psql) {
        try {
            psql.requireSuccess();
            return new MaintenanceException("Nothing was restored: psql ended too early.");
        } catch (MaintenanceException failed) {
            return nothingRestored(failed);
        }
    }

    private static Restored restored(DatabaseUrl url, BackupManifest manifest) {
        try (Connection connection = ConnectDatabase.to(url)) {
            SchemaStatus status = SchemaHistory.read(connection).status();
            if (!status.currentVersion().equals(Optional.of(manifest.schemaVersion()))) {
                throw new MaintenanceException("The rows are restored, but the schema says it has version "
                        + status.currentVersion().orElse("none") + " instead of " + manifest.schemaVersion()
                        + ". Look at it with commonplace db verify.");
            }
            return new Restored(
                    manifest,
                    status.pending().stream().map(SchemaStatus.Step::version).toList(),
                    new SchemaComparison(ExpectedCatalogue.load())
                            .differences(connection, manifest.schemaVersion()).stream()
                                    .map(CatalogueDifference::description)
                                    .toList());
        } catch (SQLException refused) {
            throw new MaintenanceException(
                    "The rows are restored, but the schema cannot be looked at: " + Sql.reason(refused), refused);
        }
    }
}
