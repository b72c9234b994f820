package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.migrations.SchemaStatus;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Tells how far the schema is. */
@Command(
        name = "current",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Tells which version the schema has, and how many steps it lacks.")
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class CurrentCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    /**
     * @param version absent before the first step
     * @param pending how many steps it lacks
     */
    private record Current(String database, Optional<String> version, int pending) {}

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            SchemaStatus status = database.migrator(address).status();
            Current current = new Current(
                    address.description(),
                    status.currentVersion(),
                    status.pending().size());
            answer.give(
                    current,
                    out -> out.println(current.version().orElse("none")
                            + (status.isCurrent() ? " (newest)" : " (" + current.pending() + " pending)")));
            return 0;
        }
    }
}
