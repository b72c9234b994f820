package dev.commonplace.bootstrap.database;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.migrations.InterruptedStep;
import dev.commonplace.migrations.MigrationOptions;
import dev.commonplace.migrations.MigrationProgress;
import dev.commonplace.migrations.SchemaStatus;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run up or down behaves, as the command line says. */
final class RunOptions {
    @Option(
            names = "--lock-timeout",
            paramLabel = "SECONDS",
            description = "how long a statement waits for a lock that others have: 10, and 600 where indexes are built"
                    + " beside the work of others; 0 waits for ever")
    private @Nullable Integer lockTimeoutSeconds;

    MigrationOptions options(Answer answer) {
        if (lockTimeoutSeconds != null && lockTimeoutSeconds < 0) {
            throw new MaintenanceException("Nothing was done: --lock-timeout wants a number of seconds from 0 on.");
        }
        MigrationOptions options = MigrationOptions.defaults().withProgress(new Teller(answer));
        return Optional.ofNullable(lockTimeoutSeconds)
                .map(seconds -> options.withLockTimeout(Duration.ofSeconds(seconds)))
                .orElse(options);
    }

    /** @throws MaintenanceException where it is not a number of steps */
    static int requirePositive(int steps) {
        if (steps < 1) {
            throw new MaintenanceException("Nothing was done: --steps wants a number from 1 on.");
        }
        return steps;
    }

    private record Teller(Answer answer) implements MigrationProgress {
        @Override
        public void waits(String forWhom) {
            answer.tell("Waiting for another run that changes the schema: " + forWhom);
        }

        @Override
        public void mends(InterruptedStep found) {
            answer.tell(found.message() + " Mending it.");
        }

        @Override
        public void begins(SchemaStatus.Step step) {
            answer.tell(step.version() + " " + step.description() + " ...");
        }
    }
}
