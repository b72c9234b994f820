package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.maintenance.statistics.DatabaseSize;
import dev.commonplace.maintenance.statistics.MeasureSizes;
import dev.commonplace.maintenance.statistics.TableSize;
import dev.commonplace.maintenance.statistics.TenantSize;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells what takes how much room. */
@Command(
        name = "sizes",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Tells what the database and each table takes on disk: rows, indexes, and what is too long for a row (toast).",
            "The number of rows is the server's guess; commonplace db rows --exact counts."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class SizesCommand implements Callable<Integer> {
    private static final int PERCENT = 100;

    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Option(names = "--indexes", description = "each index as well")
    private boolean indexes;

    @Option(
            names = "--tenants",
            description = "each tenant as well: rows counted, bytes as if all rows of a table were of the same size;"
                    + " takes a while where there are many")
    private boolean tenants;

    /** @param tenants absent where they were not asked for */
    private record Sizes(long databaseBytes, long schemaBytes, List<Table> tables, Optional<List<Tenant>> tenants) {}

    private record Table(
            String table,
            long rows,
            long heapBytes,
            long indexBytes,
            long toastBytes,
            long totalBytes,
            double share,
            List<Index> indexes) {
        static Table of(TableSize size) {
            return new Table(
                    size.table(),
                    size.rows(),
                    size.heap(),
                    size.indexes(),
                    size.toast(),
                    size.total(),
                    size.share(),
                    size.byIndex().stream()
                            .map(index -> new Index(index.index(), index.bytes()))
                            .toList());
        }
    }

    private record Index(String index, long bytes) {}

    private record Tenant(String tenant, String id, long rows, long bytes) {
        static Tenant of(TenantSize size) {
            return new Tenant(size.slug(), size.id().toString(), size.rows(), size.bytes());
        }
    }

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            MeasureSizes measure = new MeasureSizes(address.owner());
            DatabaseSize size = measure.sizes();
            List<TenantSize> byTenant = tenants ? measure.tenants() : List.of();
            Sizes sizes = new Sizes(
                    size.database(),
                    size.schema(),
                    size.tables().stream().map(Table::of).toList(),
                    tenants ? Optional.of(byTenant.stream().map(Tenant::of).toList()) : Optional.empty());
            answer.give(sizes, out -> print(size, byTenant, out));
            return 0;
        }
    }

    private void print(DatabaseSize size, List<TenantSize> byTenant, PrintWriter out) {
        Columns columns = new Columns("TABLE", "ROWS ABOUT>", "HEAP>", "INDEXES>", "TOAST>", "TOTAL>", "SHARE>");
        for (TableSize table : size.tables()) {
            columns.row(
                    table.table(),
                    table.rows(),
                    ByteCount.text(table.heap()),
                    ByteCount.text(table.indexes()),
                    ByteCount.text(table.toast()),
                    ByteCount.text(table.total()),
                    String.format(Locale.ROOT, "%.1f %%", table.share() * PERCENT));
            if (indexes) {
                table.byIndex()
                        .forEach(index ->
                                columns.row("  " + index.index(), "", "", ByteCount.text(index.bytes()), "", "", ""));
            }
        }
        columns.print(out);
        out.println();
        if (tenants) {
            Columns rows = new Columns("TENANT", "ROWS>", "ABOUT>");
            byTenant.forEach(tenant -> rows.row(tenant.slug(), tenant.rows(), ByteCount.text(tenant.bytes())));
            rows.print(out);
            out.println();
        }
        out.println("All tables " + ByteCount.text(size.schema()) + ", the whole database "
                + ByteCount.text(size.database()) + ".");
    }
}
