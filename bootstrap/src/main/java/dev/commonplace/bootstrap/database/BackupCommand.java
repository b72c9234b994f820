package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.maintenance.backup.BackupDatabase;
import dev.commonplace.maintenance.backup.BackupManifest;
import dev.commonplace.maintenance.backup.InstalledClients;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes everything into a file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Writes the whole schema with all tenants into one file, as it is at one moment, beside a running service.",
            "The file is there only when it is whole and was read again. It holds the hashes of keys: only you may read it.",
            "Uses pg_dump of the server's version; db restore brings it back."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Parameters(paramLabel = "FILE", description = "the file to write, such as commonplace.backup")
    private Path file;

    @Option(names = "--force", description = "write over a file that is there")
    private boolean force;

    private record Backup(String file, long bytes, BackupManifest manifest) {}

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            BackupDatabase backup = new BackupDatabase(
                    address.owner(),
                    InstalledClients.find(System.getenv()),
                    CommonplaceCommand.Version.current(),
                    Clock.systemUTC());
            BackupDatabase.Made made = answer.watch(progress -> backup.to(file, force, progress));
            BackupManifest manifest = made.manifest();
            answer.give(new Backup(file.toAbsolutePath().toString(), made.bytes(), manifest), out -> {
                out.println("Backed up " + manifest.rows() + " rows in "
                        + manifest.tables().size() + " tables to " + file + " (" + ByteCount.text(made.bytes()) + ").");
                out.println("Schema " + manifest.schemaVersion() + ", PostgreSQL " + manifest.postgresqlVersion()
                        + ", pgvector " + manifest.pgvectorVersion() + ".");
                out.println("SHA-256 of the dump in it: " + manifest.dump().sha256());
            });
            return 0;
        }
    }
}
