package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.migrations.MigrationSteps;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.StepRun;
import dev.commonplace.migrations.database.DatabaseRequirements;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Applies steps of the schema. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Applies the steps that the schema lacks: all, up to a version, or some.",
            "Each step is one transaction; one that fails leaves nothing, and those before it stay. Steps that build indexes"
                    + " beside a working service are the exception: what a killed run left of them is found and mended first,"
                    + " so that this is the one command after a crash.",
            "Exit codes: 0 the schema is where it should be; 1 a step failed, or a lock was not given."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Mixin
    private RunOptions run;

    @ArgGroup
    private @Nullable Target target;

    private static final class Target {
        @Option(names = "--to", paramLabel = "VERSION", description = "the last step to apply, for example 9 or 009")
        private @Nullable String version;

        @Option(names = "--steps", paramLabel = "N", description = "how many to apply")
        private int steps;
    }

    /** @param version absent where there is no step yet */
    private record Result(String database, List<StepRun> applied, Optional<String> version) {}

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            new DatabaseRequirements(address.owner()).require();
            Migrator migrator = new Migrator(address.owner().dataSource(), run.options(answer));
            List<StepRun> applied = migrator.up(version(migrator));
            SchemaStatus status = migrator.status();
            answer.give(new Result(address.description(), applied, status.currentVersion()), out -> {
                for (StepRun step : applied) {
                    out.println("Applied " + step.version() + " " + step.description() + " (" + step.durationMillis()
                            + " ms)");
                }
                out.println((applied.isEmpty() ? "Nothing to do. " : "") + "The schema is at version "
                        + status.currentVersion().orElse("0")
                        + (status.isCurrent()
                                ? ", the newest."
                                : ", " + status.pending().size() + " pending."));
            });
            return 0;
        }
    }

    private String version(Migrator migrator) {
        if (target != null && target.version != null) {
            return target.version;
        }
        if (target != null) {
            List<SchemaStatus.Step> pending = migrator.status().pending();
            int steps = RunOptions.requirePositive(target.steps);
            return pending.isEmpty()
                    ? MigrationSteps.ofProduct().newest().version()
                    : pending.get(Math.min(steps, pending.size()) - 1).version();
        }
        return MigrationSteps.ofProduct().newest().version();
    }
}
