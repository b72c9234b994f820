package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.bootstrap.VectorIndexWiring;
import dev.commonplace.maintenance.vectorindex.VectorIndexOptions;
import dev.commonplace.maintenance.vectorindex.VectorIndexProgress;
import dev.commonplace.maintenance.vectorindex.VectorIndexStep;
import dev.commonplace.maintenance.vectorindex.VectorIndexes;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes the shared vector indexes as the settings want them. */
@Command(
        name = "vector-index",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Builds, rebuilds or drops the index over the vectors of all tenants, so that it is as the settings want it"
                    + " (COMMONPLACE_VECTOR_INDEX and its parameters).",
            "Builds beside a service that goes on, and mends what a killed run has left."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class VectorIndexCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Option(names = "--dry-run", description = "show what would be done, with its SQL, and do nothing")
    private boolean dryRun;

    private record Done(String kind, boolean dryRun, List<Step> steps) {}

    private record Step(String action, String index, String reason, List<String> sql) {
        static Step of(VectorIndexStep step) {
            return new Step(step.action().name().toLowerCase(Locale.ROOT), step.index(), step.reason(), step.sql());
        }
    }

    @Override
    public Integer call() {
        VectorIndexOptions options =
                VectorIndexWiring.options(database.settings().vectorIndex());
        try (DatabaseAddress address = database.open()) {
            VectorIndexes indexes = new VectorIndexes(address.owner().dataSource());
            List<Step> steps = (dryRun ? indexes.plan(options) : indexes.apply(options, new Lines()))
                    .stream().map(Step::of).toList();
            answer.give(new Done(options.kind().word(), dryRun, steps), out -> {
                if (steps.isEmpty()) {
                    out.println("There is no shared vector index, and the settings want none.");
                }
                for (Step step : steps) {
                    out.println(step.action() + " " + step.index() + ": it " + step.reason() + ".");
                    if (dryRun) {
                        step.sql().forEach(sql -> out.println("    " + sql + ";"));
                    }
                }
            });
            return 0;
        }
    }

    /** Tells of a phase when it begins, and then at every tenth of it. */
    private final class Lines implements VectorIndexProgress {
        private static final int TELL_EVERY_PERCENT = 10;
        private String told = "";

        @Override
        public void begins(VectorIndexStep step) {
            if (step.action() != VectorIndexStep.Action.KEEP) {
                answer.tell(step.action().name().toLowerCase(Locale.ROOT) + " " + step.index() + " ...");
            }
        }

        @Override
        public void building(VectorIndexStep step, String phase, OptionalInt percent) {
            String line = phase
                    + (percent.isPresent()
                            ? " " + percent.getAsInt() / TELL_EVERY_PERCENT * TELL_EVERY_PERCENT + " %"
                            : "");
            if (!line.equals(told)) {
                told = line;
                answer.tell("  " + line);
            }
        }
    }
}
