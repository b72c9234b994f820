package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.maintenance.statistics.IndexUse;
import dev.commonplace.maintenance.statistics.MeasureIndexUse;
import dev.commonplace.maintenance.statistics.MeasureIndexUse.IndexUses;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Tells how indexes are used. */
@Command(
        name = "index-usage",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Tells how often each index was searched since the server began to count, the least used first.",
            "Each server counts its own searches: ask replicas as well before you draw conclusions."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class IndexUsageCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    private record Usage(Instant since, List<Index> indexes) {}

    /** @param lastScan absent where never, and before PostgreSQL 16 */
    private record Index(
            String index,
            String table,
            long bytes,
            long scans,
            Optional<Instant> lastScan,
            double entriesPerScan,
            boolean constraint,
            boolean valid,
            boolean unused) {
        static Index of(IndexUse use) {
            return new Index(
                    use.index(),
                    use.table(),
                    use.bytes(),
                    use.scans(),
                    use.lastScan(),
                    use.entriesPerScan(),
                    use.constraint(),
                    use.valid(),
                    use.isUnused());
        }
    }

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            IndexUses uses = new MeasureIndexUse(address.owner()).measure();
            answer.give(
                    new Usage(
                            uses.since(), uses.indexes().stream().map(Index::of).toList()),
                    out -> print(uses, out));
            return 0;
        }
    }

    private static void print(IndexUses uses, PrintWriter out) {
        Columns columns = new Columns("INDEX", "TABLE", "SIZE>", "SCANS>", "LAST", "ENTRIES A SCAN>", "");
        for (IndexUse use : uses.indexes()) {
            columns.row(
                    use.index(),
                    use.table(),
                    ByteCount.text(use.bytes()),
                    use.scans(),
                    use.lastScan().map(Instant::toString).orElse("-"),
                    String.format(Locale.ROOT, "%.1f", use.entriesPerScan()),
                    remark(use));
        }
        columns.print(out);
        out.println();
        out.println("Counted since " + uses.since() + ".");
    }

    private static String remark(IndexUse use) {
        if (!use.valid()) {
            return "not valid: commonplace db maintain";
        }
        return use.isUnused() ? "never used" : use.constraint() ? "keeps rows unique" : "";
    }
}
