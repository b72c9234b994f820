package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.migrations.InterruptedStep;
import dev.commonplace.migrations.MigrationSteps;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.StepRun;
import dev.commonplace.migrations.database.DatabaseRequirements;
import dev.commonplace.migrations.preview.DownPreview;
import dev.commonplace.migrations.preview.PreviewDown;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Takes steps of the schema back. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Takes steps of the schema back, newest first, with the data that is in what they made.",
            "First prints what will be dropped, with the number of rows, and wants --yes or the database's name typed at the"
                    + " terminal. Each step is one transaction: one that fails is not taken back at all.",
            "What an interrupted step above the version has left is cleared as well.",
            "Exit codes: 0 done; 1 refused, not confirmed, or a step failed."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class DownCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Mixin
    private RunOptions run;

    @Mixin
    private Confirmation confirmation;

    @ArgGroup(multiplicity = "1")
    private Target target;

    @Option(
            names = "--force",
            description = "also with scripts that have changed since the steps were applied; read them first")
    private boolean force;

    @SuppressWarnings("NullAway.Init")
    private static final class Target {
        @Option(names = "--steps", paramLabel = "N", description = "how many to take back")
        private @Nullable Integer steps;

        @Option(
                names = "--to",
                paramLabel = "VERSION",
                description = "the newest step that stays, for example 7 or 007")
        private @Nullable String version;

        @Option(names = "--all", description = "all; the extensions, the roles and the history stay")
        private boolean all;
    }

    /** @param version absent where no step is left */
    private record Result(
            String database,
            DownPreview dropped,
            List<InterruptedStep> cleared,
            List<StepRun> undone,
            Optional<String> version) {}

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            new DatabaseRequirements(address.owner()).requireOwner();
            Migrator migrator = new Migrator(address.owner().dataSource(), run.options(answer));
            String version = version(migrator.status());
            DownPreview preview = PreviewDown.of(migrator, version, force);
            if (!answer.isJson()) {
                new LossLines(preview).print(database.out(), address.description());
            }
            List<StepRun> undone = List.of();
            if (!preview.steps().isEmpty()) {
                confirmation.require(address.owner().database());
            }
            // No row is lost with them, so that nobody has to be asked.
            List<InterruptedStep> cleared = migrator.clearAbove(version);
            if (!preview.steps().isEmpty()) {
                undone = migrator.down(version, force);
            }
            tell(new Result(
                    address.description(),
                    preview,
                    cleared,
                    undone,
                    migrator.status().currentVersion()));
            return 0;
        }
    }

    private void tell(Result result) {
        answer.give(result, out -> {
            for (InterruptedStep left : result.cleared()) {
                out.println("Cleared: " + left.name() + ", left by step " + left.version() + ", which was interrupted");
            }
            for (StepRun step : result.undone()) {
                out.println("Taken back: " + step.version() + " " + step.description() + " (" + step.durationMillis()
                        + " ms)");
            }
            out.println((result.undone().isEmpty() && result.cleared().isEmpty() ? "Nothing to do. " : "")
                    + "The schema is at version " + result.version().orElse("0") + ".");
        });
    }

    private String version(SchemaStatus status) {
        if (target.version != null) {
            return target.version;
        }
        if (target.all || target.steps == null) {
            return MigrationSteps.NONE;
        }
        int steps = RunOptions.requirePositive(target.steps);
        List<SchemaStatus.Step> applied = status.applied();
        if (steps > applied.size()) {
            throw new MaintenanceException(
                    "Nothing was done: only " + applied.size() + " steps are applied. To take all back say --all.");
        }
        return steps == applied.size()
                ? MigrationSteps.NONE
                : applied.get(applied.size() - 1 - steps).version();
    }
}
