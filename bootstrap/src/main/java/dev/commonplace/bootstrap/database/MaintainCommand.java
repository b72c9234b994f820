package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.maintenance.upkeep.MaintainDatabase;
import dev.commonplace.maintenance.upkeep.Measure;
import dev.commonplace.maintenance.upkeep.UpkeepLimits;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Vacuums, analyses, and builds indexes anew, where it pays. */
@Command(
        name = "maintain",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Does what PostgreSQL's own housekeeping has not done, where it pays: VACUUM, ANALYZE, and REINDEX CONCURRENTLY of"
                    + " indexes that are not whole or mostly empty.",
            "A service goes on reading and writing meanwhile. What a killed run leaves, the next one mends. One at a time."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is done, or nothing had to be", "1:something could not be done"})
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class MaintainCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Option(names = "--dry-run", description = "tell what would be done and why, and do nothing")
    private boolean dryRun;

    @Option(
            names = "--lock-timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long a statement waits for what others hold, 1 to 86400: ${DEFAULT-VALUE}")
    private int lockTimeoutSeconds;

    private record Plan(boolean dryRun, List<Step> steps) {}

    private record Result(boolean dryRun, List<Step> steps, long bytesFreed) {}

    /** @param durationMillis absent for what is only planned, like all after it */
    private record Step(
            String action,
            String object,
            String reason,
            String sql,
            Optional<Long> durationMillis,
            Optional<Long> bytesFreed,
            Optional<String> failure) {
        static Step of(Measure measure) {
            return new Step(
                    word(measure),
                    measure.object(),
                    measure.reason(),
                    measure.sql(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        static Step of(MaintainDatabase.Done done) {
            return new Step(
                    word(done.measure()),
                    done.measure().object(),
                    done.measure().reason(),
                    done.measure().sql(),
                    Optional.of(done.durationMillis()),
                    Optional.of(done.bytesFreed()),
                    done.failure());
        }

        private static String word(Measure measure) {
            return measure.kind().name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        if (lockTimeoutSeconds < 1 || lockTimeoutSeconds > Duration.ofDays(1).toSeconds()) {
            throw new MaintenanceException("Nothing was done: --lock-timeout is a number of seconds from 1 to 86400.");
        }
        try (DatabaseAddress address = database.open()) {
            MaintainDatabase maintain = new MaintainDatabase(
                    address.owner(), UpkeepLimits.DEFAULT.withLockWait(Duration.ofSeconds(lockTimeoutSeconds)));
            return dryRun ? plan(maintain) : run(maintain);
        }
    }

    private int plan(MaintainDatabase maintain) {
        List<Measure> plan = maintain.plan();
        answer.give(new Plan(true, plan.stream().map(Step::of).toList()), out -> {
            plan.forEach(measure -> out.println(measure.sql() + ";\n    " + measure.reason()));
            out.println(plan.isEmpty() ? "Nothing has to be done." : plan.size() + " to do. Nothing was done.");
        });
        return 0;
    }

    private int run(MaintainDatabase maintain) {
        List<MaintainDatabase.Done> done =
                maintain.run(measure -> answer.tell(measure.sql() + ";\n    " + measure.reason()));
        long freed = done.stream().mapToLong(MaintainDatabase.Done::bytesFreed).sum();
        answer.give(new Result(false, done.stream().map(Step::of).toList(), freed), out -> {
            if (done.isEmpty()) {
                out.println("Nothing had to be done.");
                return;
            }
            Columns columns = new Columns("DONE", "TO", "SECONDS>", "FREED>", "");
            done.forEach(one -> columns.row(
                    Step.word(one.measure()),
                    one.measure().object(),
                    String.format(
                            Locale.ROOT,
                            "%.1f",
                            one.durationMillis()
                                    / (double) Duration.ofSeconds(1).toMillis()),
                    freed(one.bytesFreed()),
                    one.failure().map(reason -> "not done: " + reason).orElse("")));
            columns.print(out);
        });
        return done.stream().allMatch(one -> one.failure().isEmpty()) ? 0 : 1;
    }

    /** Others write meanwhile, so that it may be less than nothing. */
    private static String freed(long bytes) {
        return bytes > 0 ? ByteCount.text(bytes) : "-";
    }
}
