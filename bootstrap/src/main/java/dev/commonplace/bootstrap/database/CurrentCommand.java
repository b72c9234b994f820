package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.migrations.InterruptedStep;
import dev.commonplace.migrations.InterruptedSteps;
import dev.commonplace.migrations.SchemaStatus;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
        description = {
            "Tells which version the schema has, how many steps it lacks, which a newer program made, and what a killed run"
                    + " has left open.",
            "Exit codes: 0 told, whatever it is."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class CurrentCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    /**
     * @param version absent before the first step
     * @param pending versions of the steps it lacks
     * @param unknown versions of the steps that a newer program made
     * @param open what a killed run has left, in words
     */
    private record Current(
            String database,
            Optional<String> version,
            boolean newest,
            List<String> pending,
            List<String> unknown,
            List<String> open) {}

    @Override
    public Integer call() throws SQLException {
        try (DatabaseAddress address = database.open()) {
            SchemaStatus status = database.migrator(address).status();
            try (Connection connection = address.owner().dataSource().getConnection()) {
                Current current = new Current(
                        address.description(),
                        status.currentVersion(),
                        status.isCurrent(),
                        versions(status.pending()),
                        versions(status.unknown()),
                        InterruptedSteps.find(connection).stream()
                                .map(InterruptedStep::message)
                                .toList());
                answer.give(current, out -> print(current, out));
            }
            return 0;
        }
    }

    private static void print(Current current, PrintWriter out) {
        out.println(current.version().orElse("none")
                + (current.newest() ? " (newest)" : " (" + current.pending().size() + " pending)"));
        if (!current.unknown().isEmpty()) {
            out.println("A newer program made " + String.join(", ", current.unknown()) + ".");
        }
        current.open().forEach(out::println);
        if (!current.open().isEmpty()) {
            out.println("Mend it with commonplace db up.");
        }
    }

    private static List<String> versions(List<SchemaStatus.Step> steps) {
        return steps.stream().map(SchemaStatus.Step::version).toList();
    }
}
