package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.archive.ArchiveEntry;
import dev.commonplace.maintenance.archive.ArchiveReader;
import dev.commonplace.maintenance.archive.ArchiveWriter;
import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.maintenance.archive.Progress;
import dev.commonplace.maintenance.archive.UnfinishedFile;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes the whole schema into one file, as it is at one moment, beside a running service. The file is there under its name only
 * when it is whole, on the disk, and was read again: it then holds as many rows of each table as the database had.
 */
public final class BackupDatabase {
    private static final int BUFFER_BYTES = 256 * 1024;

    /** A migration at the same moment locks what pg_dump wants to read. */
    private static final int LOCK_WAIT_MILLIS = 60_000;

    private final DatabaseUrl url;
    private final InstalledClients clients;
    private final String productVersion;
    private final Clock clock;

    /**
     * @param url as the owner of the schema
     * @param productVersion for the manifest
     */
    public BackupDatabase(DatabaseUrl url, InstalledClients clients, String productVersion, Clock clock) {
        this.url = url;
        this.clients = clients;
        this.productVersion = productVersion;
        this.clock = clock;
    }

    /** A backup that was made, and how large its file is. */
    public record Made(Path file, long bytes, BackupManifest manifest) {}

    /**
     * Makes a backup.
     *
     * @param overwrite whether another file of that name may give way to it
     * @throws MaintenanceException where there is no backup; nothing is left behind then
     */
    public Made to(Path target, boolean overwrite, Progress progress) {
        DatabaseUrl pinned = PinnedHost.of(url);
        try (DatabaseSnapshot snapshot = DatabaseSnapshot.open(pinned)) {
            String schemaVersion = snapshot.schemaVersion();
            ClientTools tools = clients.forVersion(snapshot.majorVersion());
            Map<String, String> environment = LibpqEnvironment.of(
                    pinned, clients.environment(), tools.majorVersion(), "commonplace-backup", "-c app.scope=owner");
            try (UnfinishedFile file = UnfinishedFile.create(target, overwrite)) {
                progress.stage("Counting rows");
                Map<String, Long> rows = snapshot.rows(progress);
                requirePlainNames(rows);
                snapshot.requireReferences();
                BackupManifest manifest =
                        write(file, target, schemaVersion, snapshot, tools, environment, rows, progress);
                progress.stage("Reading it again");
                requireSameRows(file.path(), tools, environment, manifest);
                return new Made(target, file.publish(), manifest);
            }
        }
    }

    /** Better now than when it is to be restored. */
    private static void requirePlainNames(Map<String, Long> rows) {
        List<String> strange = PlainNames.others(rows.keySet());
        if (!strange.isEmpty()) {
            throw new MaintenanceException("There is no backup: the schema " + SchemaNames.SCHEMA
                    + " has tables that are not ours, and whose names a restore does not take: "
                    + String.join(", ", strange)
                    + ". Move them into a schema of their own, or give them names of small letters, digits and _.");
        }
    }

    private BackupManifest write(
            UnfinishedFile file,
            Path target,
            String schemaVersion,
            DatabaseSnapshot snapshot,
            ClientTools tools,
            Map<String, String> environment,
            Map<String, Long> rows,
            Progress progress) {
        progress.stage("Writing " + target);
        ArchiveWriter archive = new ArchiveWriter(file.stream(), false);
        try {
            ArchiveEntry dump = archive.add(
                    BackupManifest.DUMP,
                    entry -> dump(tools, environment, snapshot.name(), entry, rows.size(), progress));
            BackupManifest manifest = manifest(schemaVersion, snapshot, tools, rows, dump);
            archive.addManifest(manifest);
            archive.finish();
            return manifest;
        } catch (IOException refused) {
            throw UnfinishedFile.unwritable(target, refused);
        } catch (SQLException notAsked) {
            throw new IllegalStateException(notAsked);
        }
    }

    private BackupManifest manifest(
            String schemaVersion,
            DatabaseSnapshot snapshot,
            ClientTools tools,
            Map<String, Long> rows,
            ArchiveEntry dump) {
        return new BackupManifest(
                BackupManifest.FORMAT.name(),
                BackupManifest.FORMAT.version(),
                productVersion,
                schemaVersion,
                snapshot.majorVersion(),
                snapshot.version(),
                snapshot.vectorVersion(),
                tools.majorVersion(),
                clock.instant().toString(),
                url.database(),
                snapshot.roles(),
                rows,
                dump);
    }

    private static void dump(
            ClientTools tools,
            Map<String, String> environment,
            String snapshot,
            OutputStream out,
            int tables,
            Progress progress)
            throws IOException {
        List<String> arguments = List.of(
                "--format=custom",
                "--schema=" + SchemaNames.SCHEMA,
                "--snapshot=" + snapshot,
                "--enable-row-security",
                "--no-publications",
                "--no-subscriptions",
                "--no-security-labels",
                "--lock-wait-timeout=" + LOCK_WAIT_MILLIS,
                "--no-password",
                "--verbose");
        try (ToolProcess dump = tools.start("pg_dump", environment, arguments)) {
            AtomicInteger begun = new AtomicInteger();
            dump.listen(line -> {
                if (line.contains("dumping contents of table")) {
                    begun.incrementAndGet();
                }
            });
            byte[] buffer = new byte[BUFFER_BYTES];
            long bytes = 0;
            try (InputStream data = dump.output()) {
                for (int count = data.read(buffer); count >= 0; count = data.read(buffer)) {
                    out.write(buffer, 0, count);
                    bytes += count;
                    progress.detail("table " + begun.get() + " of " + tables + ", " + ByteCount.text(bytes));
                }
            }
            dump.requireSuccess();
        }
    }

    /** What cannot be read again is no backup. */
    private static void requireSameRows(
            Path file, ClientTools tools, Map<String, String> environment, BackupManifest manifest) {
        try (ArchiveReader archive = ArchiveReader.open(file);
                InputStream dump = archive.stream(manifest.dump())) {
            Map<String, Long> dumped = DumpedRows.count(tools, environment, dump);
            RowDifferences.between(manifest.tables(), dumped).ifPresent(differences -> {
                throw new MaintenanceException("There is no backup: the dump does not hold the rows of the database, "
                        + differences + ". Please report this.");
            });
        } catch (IOException different) {
            throw new MaintenanceException(
                    "There is no backup: what was written cannot be read again, " + ArchiveReader.reason(different)
                            + ". Look whether the disk is in order.",
                    different);
        }
    }
}
