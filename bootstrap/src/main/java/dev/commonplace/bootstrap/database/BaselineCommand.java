package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.migrations.AdoptSchema;
import dev.commonplace.migrations.MigrationOptions;
import dev.commonplace.migrations.catalogue.CatalogueDifference;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Adopts a database that has our tables and no history. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Adopts a database that has the tables and no history of migrations.",
            "Compares its whole catalogue with what the migrations build, and writes the history only where both are the same."
                    + " Otherwise lists every difference and changes nothing."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:adopted, or the history is at that version already",
            "1:the database differs, or has another history"
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class BaselineCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Parameters(paramLabel = "VERSION", description = "the version that the database is at, such as 003")
    private String version;

    private record Baseline(String version, boolean adopted, List<Difference> differences, String message) {}

    private record Difference(String kind, String object, String table, String name, String description) {
        static Difference of(CatalogueDifference difference) {
            return new Difference(
                    difference.kind().name().toLowerCase(Locale.ROOT),
                    difference.object().kind().word(),
                    difference.object().table(),
                    difference.object().name(),
                    difference.description());
        }
    }

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            AdoptSchema.Outcome outcome =
                    new AdoptSchema(address.owner().dataSource(), MigrationOptions.defaults()).at(version);
            Baseline told = told(outcome);
            answer.give(told, out -> {
                out.println(told.message());
                told.differences().forEach(difference -> out.println("  " + difference.description()));
            });
            return outcome instanceof AdoptSchema.Outcome.Adopted || outcome instanceof AdoptSchema.Outcome.AlreadyThere
                    ? 0
                    : REFUSED;
        }
    }

    private static Baseline told(AdoptSchema.Outcome outcome) {
        return switch (outcome) {
            case AdoptSchema.Outcome.Adopted adopted ->
                new Baseline(
                        adopted.version(),
                        true,
                        List.of(),
                        "Adopted at version " + adopted.version() + ": the history has its " + adopted.steps()
                                + " steps.");
            case AdoptSchema.Outcome.AlreadyThere there ->
                new Baseline(
                        there.version(),
                        false,
                        List.of(),
                        "Nothing to do: the history is at version " + there.version() + " already.");
            case AdoptSchema.Outcome.OtherHistory other ->
                new Baseline(
                        other.version(),
                        false,
                        List.of(),
                        "The database has a history, "
                                + (other.version().isEmpty()
                                        ? "by which every step was taken back"
                                        : "and is at version " + other.version())
                                + ". Nothing was changed: move it with commonplace db up or down.");
            case AdoptSchema.Outcome.Different different ->
                new Baseline(
                        different.version(),
                        false,
                        different.differences().stream().map(Difference::of).toList(),
                        "The database is not at version " + different.version()
                                + ". Nothing was changed. It differs in "
                                + different.differences().size()
                                + (different.differences().size() == 1 ? " place:" : " places:"));
        };
    }
}
