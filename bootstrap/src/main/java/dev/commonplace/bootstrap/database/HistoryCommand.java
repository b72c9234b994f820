package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.migrations.HistoryEntry;
import dev.commonplace.migrations.SchemaHistory;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists the steps of the schema and what became of them. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Lists the steps of the schema: applied, pending, undone, failed, or unknown (a newer program made it);"
                    + " when, by whom, and how many milliseconds it took.",
            "UNDO says whether there is a script that takes the step back."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class HistoryCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Option(names = "--verbose", description = "everything that ever happened, in its order, with the scripts")
    private boolean verbose;

    /** An entry with its state in small letters. */
    private record Line(
            OptionalInt rank,
            String version,
            String description,
            String state,
            Optional<Instant> at,
            Optional<String> by,
            OptionalInt durationMillis,
            String script,
            boolean undoScriptPresent) {
        static Line of(HistoryEntry entry) {
            return new Line(
                    entry.rank(),
                    entry.version(),
                    entry.description(),
                    word(entry.state()),
                    entry.at(),
                    entry.by(),
                    entry.durationMillis(),
                    entry.script(),
                    entry.undoScriptPresent());
        }
    }

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            SchemaHistory history = database.migrator(address).history();
            List<HistoryEntry> entries = verbose ? history.events() : history.entries();
            answer.give(entries.stream().map(Line::of).toList(), out -> print(entries, out));
            return 0;
        }
    }

    private void print(List<HistoryEntry> entries, PrintWriter out) {
        Columns columns = verbose
                ? new Columns("#>", "VERSION", "STATE", "DESCRIPTION", "WHEN", "BY", "MS>", "UNDO", "SCRIPT")
                : new Columns("VERSION", "STATE", "DESCRIPTION", "WHEN", "BY", "MS>", "UNDO");
        for (HistoryEntry entry : entries) {
            String state = word(entry.state());
            String at = entry.at()
                    .map(time -> TIME.format(time.atZone(ZoneId.systemDefault())))
                    .orElse("");
            String by = entry.by().orElse("");
            String millis = entry.durationMillis().isPresent()
                    ? Integer.toString(entry.durationMillis().getAsInt())
                    : "";
            String undo = entry.undoScriptPresent() ? "yes" : "no";
            if (verbose) {
                String rank =
                        entry.rank().isPresent() ? Integer.toString(entry.rank().getAsInt()) : "";
                columns.row(rank, entry.version(), state, entry.description(), at, by, millis, undo, entry.script());
            } else {
                columns.row(entry.version(), state, entry.description(), at, by, millis, undo);
            }
        }
        columns.print(out);
    }

    private static String word(HistoryEntry.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
