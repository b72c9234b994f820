package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.maintenance.statistics.CountRows;
import dev.commonplace.maintenance.statistics.RowCount;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells how many rows there are. */
@Command(
        name = "rows",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Tells how many rows each table has: the server's guess at once, or counted.")
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class RowsCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Option(names = "--exact", description = "count them; takes a while where there are many")
    private boolean exact;

    @Option(names = "--tenant", paramLabel = "SLUG", description = "only those of this tenant; always counted")
    private @Nullable String tenant;

    private record Rows(boolean exact, long total, List<Table> tables) {}

    private record Table(String table, long rows) {}

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            List<RowCount> counts = counts(new CountRows(address.owner()));
            boolean counted = counts.stream().allMatch(RowCount::exact);
            Rows rows = new Rows(
                    counted,
                    counts.stream().mapToLong(RowCount::rows).sum(),
                    counts.stream()
                            .map(count -> new Table(count.table(), count.rows()))
                            .toList());
            Columns columns = new Columns("TABLE", counted ? "ROWS>" : "ROWS ABOUT>");
            rows.tables().forEach(table -> columns.row(table.table(), table.rows()));
            columns.row("all tables", rows.total());
            answer.give(rows, columns::print);
            return 0;
        }
    }

    private List<RowCount> counts(CountRows count) {
        if (tenant != null) {
            return count.ofTenant(tenant);
        }
        return exact ? count.exactly() : count.estimates();
    }
}
