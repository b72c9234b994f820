package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.maintenance.backup.BackupManifest;
import dev.commonplace.maintenance.backup.InstalledClients;
import dev.commonplace.maintenance.backup.RestoreDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Brings everything back from a file. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Brings back what db backup has written, all of it or nothing: a restore that fails or is killed changes nothing.",
            "Goes into an empty database, or with --replace in place of what is there. Checks the file before,"
                    + " and the number of rows of every table after."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Mixin
    private Confirmation confirmation;

    @Parameters(paramLabel = "FILE", description = "what db backup has written")
    private Path file;

    @Option(
            names = "--replace",
            description = "drop what is in the database; asks for the database's name, or wants --yes")
    private boolean replace;

    @Option(names = "--force", description = "do it although a service is connected")
    private boolean force;

    /**
     * @param pending the steps that db up would apply now
     * @param differences where the schema is not what its version should be
     */
    private record Restored(String file, BackupManifest manifest, List<String> pending, List<String> differences) {}

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            RestoreDatabase restore = new RestoreDatabase(address.owner(), InstalledClients.find(System.getenv()));
            RestoreDatabase.Plan plan = answer.watch(progress -> restore.plan(file, replace, force, progress));
            if (plan.replaces()) {
                answer.tell("The database " + plan.database() + " has " + plan.replacesTables() + " tables and "
                        + plan.replacesTenants() + " tenants. They will be gone, and the backup of "
                        + plan.manifest().createdAt() + " with "
                        + plan.manifest().rows() + " rows in their place.");
                confirmation.require(plan.database());
            }
            RestoreDatabase.Restored restored = answer.watch(progress -> restore.run(plan, progress));
            BackupManifest manifest = restored.manifest();
            answer.give(
                    new Restored(
                            file.toAbsolutePath().toString(), manifest, restored.pending(), restored.differences()),
                    out -> {
                        out.println("Restored " + manifest.rows() + " rows in "
                                + manifest.tables().size() + " tables, schema " + manifest.schemaVersion() + ", as of "
                                + manifest.createdAt() + ".");
                        if (!restored.pending().isEmpty()) {
                            out.println(
                                    "The schema lacks " + String.join(", ", restored.pending())
                                            + ": commonplace db up brings it up to date, and so does the next start of the service.");
                        }
                        if (!restored.differences().isEmpty()) {
                            out.println("As in the database that was backed up, the schema differs from its version in "
                                    + restored.differences().size() + " places: commonplace db verify names them.");
                        }
                    });
            return 0;
        }
    }
}
