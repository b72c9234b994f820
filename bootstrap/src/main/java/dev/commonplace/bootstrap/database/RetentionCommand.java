package dev.commonplace.bootstrap.database;

import dev.commonplace.application.operations.ApplyRetention;
import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.bootstrap.RetentionByHand;
import dev.commonplace.domain.operations.RetentionKind;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.migrations.Migrator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Removes what has been kept for long enough. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Removes what has been kept for as long as its policy says; a worker of the service does the same once an hour.",
            "The policies are the settings COMMONPLACE_RETENTION_..., see commonplace settings. Each tenant's audit log tells"
                    + " what was removed."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class RetentionCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Option(names = "--dry-run", description = "count what would be removed, and remove nothing")
    private boolean dryRun;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "only this: audit_log, search_log, finished_jobs or idempotency_keys")
    private List<String> kinds = List.of();

    /**
     * What was done about one kind, or would be.
     *
     * @param keepDays absent where all are kept for ever; 0 for what expires by itself
     * @param cutoff rows from before this go
     * @param removed how many rows, or with a dry run how many would be
     * @param tenants whose they are
     * @param oldest the time of the oldest row before the removal
     */
    private record Kind(
            String kind,
            Optional<Long> keepDays,
            Optional<Instant> cutoff,
            long removed,
            int tenants,
            Optional<Instant> oldest) {
        static Kind of(ApplyRetention.Result result) {
            return new Kind(
                    result.policy().kind().word(),
                    result.policy().keep().map(Duration::toDays),
                    result.cutoff(),
                    result.rows(),
                    result.tenants(),
                    result.oldest());
        }

        String policy() {
            return keepDays.map(days -> days == 0 ? "until it expires" : days + " days")
                    .orElse("for ever");
        }
    }

    private record Result(boolean dryRun, List<Kind> kinds) {}

    @Override
    public Integer call() {
        Set<RetentionKind> wanted = wanted();
        try (DatabaseAddress address = database.open()) {
            requireCurrent(address);
            RetentionByHand retention = RetentionByHand.on(address, database.settings());
            List<Kind> done = (dryRun ? retention.preview(wanted) : retention.apply(wanted))
                    .stream().map(Kind::of).toList();
            answer.give(new Result(dryRun, done), out -> {
                Columns columns = new Columns(
                        "KIND", "KEPT", "REMOVED BEFORE", dryRun ? "DUE>" : "REMOVED>", "TENANTS>", "OLDEST");
                done.forEach(kind -> columns.row(
                        kind.kind(),
                        kind.policy(),
                        kind.cutoff().map(Instant::toString).orElse("-"),
                        kind.removed(),
                        kind.tenants(),
                        kind.oldest().map(Instant::toString).orElse("-")));
                columns.print(out);
            });
            return 0;
        }
    }

    private Set<RetentionKind> wanted() {
        Set<RetentionKind> wanted = EnumSet.noneOf(RetentionKind.class);
        for (String word : kinds) {
            wanted.add(Arrays.stream(RetentionKind.values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new MaintenanceException("There is no kind \"" + word + "\". There are: "
                            + Arrays.stream(RetentionKind.values())
                                    .map(RetentionKind::word)
                                    .collect(Collectors.joining(", "))
                            + ".")));
        }
        return wanted.isEmpty() ? EnumSet.allOf(RetentionKind.class) : wanted;
    }

    private static void requireCurrent(DatabaseAddress address) {
        if (!new Migrator(address.owner().dataSource()).status().isCurrent()) {
            throw new MaintenanceException("The schema is not this program's. Run: commonplace db up");
        }
    }
}
