package dev.commonplace.bootstrap.database;

import dev.commonplace.application.search.ApplyIndexPolicy;
import dev.commonplace.application.search.IndexBuildException;
import dev.commonplace.application.search.IndexObserver;
import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.bootstrap.IndexPolicyByHand;
import dev.commonplace.bootstrap.VectorIndexWiring;
import dev.commonplace.domain.embeddings.IndexDecision;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.embeddings.VectorIndexState;
import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.maintenance.vectorindex.VectorIndexOptions;
import dev.commonplace.maintenance.vectorindex.VectorIndexProgress;
import dev.commonplace.maintenance.vectorindex.VectorIndexStep;
import dev.commonplace.maintenance.vectorindex.VectorIndexes;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes the vector indexes as the settings and the index policy want them, and shows how each space is searched. */
@Command(
        name = "vector-index",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Builds, rebuilds or drops the index over the vectors of all tenants, so that it is as the settings want it"
                    + " (COMMONPLACE_VECTOR_INDEX and its parameters).",
            "Does the same with the indexes of single spaces, as the index policy wants it from their size and load, and shows"
                    + " how each space is searched. A service that may build does so by itself.",
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

    private record Done(String kind, boolean dryRun, List<Step> steps, List<SpaceLine> spaces) {}

    /**
     * How one space is searched.
     *
     * @param action what was done about its index, or would be
     */
    private record SpaceLine(
            String tenantId,
            String spaceId,
            String index,
            String action,
            String strategy,
            String reason,
            long vectors,
            double searchesPerSecond,
            Optional<Long> indexBytes,
            Optional<Instant> builtAt,
            Optional<Double> recall,
            long recallSamples,
            Optional<String> alarm) {
        static SpaceLine of(ApplyIndexPolicy.Step step) {
            VectorIndexState state = step.state();
            OptionalDouble recall = state.recall().recall();
            return new SpaceLine(
                    state.space().tenantId().toString(),
                    state.space().spaceId().toString(),
                    state.space().indexName(),
                    step.decision().action().name().toLowerCase(Locale.ROOT),
                    state.strategy().word(),
                    state.reason(),
                    state.load().vectors(),
                    state.load().searchesPerSecond(),
                    state.index().map(VectorIndexState.Cost::bytes),
                    state.index().map(VectorIndexState.Cost::builtAt),
                    recall.isPresent() ? Optional.of(recall.getAsDouble()) : Optional.empty(),
                    state.recall().samples(),
                    state.alarm());
        }
    }

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
            IndexPolicyByHand policy = IndexPolicyByHand.on(address, database.settings(), new Told());
            List<SpaceLine> spaces = (dryRun ? policy.plan() : policy.apply())
                    .stream().map(SpaceLine::of).toList();
            answer.give(new Done(options.kind().word(), dryRun, steps, spaces), out -> {
                if (steps.isEmpty()) {
                    out.println("There is no shared vector index, and the settings want none.");
                }
                for (Step step : steps) {
                    out.println(step.action() + " " + step.index() + ": it " + step.reason() + ".");
                    if (dryRun) {
                        step.sql().forEach(sql -> out.println("    " + sql + ";"));
                    }
                }
                print(spaces, out);
            });
            return 0;
        }
    }

    private static void print(List<SpaceLine> spaces, PrintWriter out) {
        if (spaces.isEmpty()) {
            out.println("No space was searched by meaning yet: all are searched exactly.");
            return;
        }
        Columns columns =
                new Columns("TENANT", "SPACE", "SEARCH", "VECTORS>", "SEARCHES/S>", "INDEX>", "RECALL>", "DO", "WHY");
        spaces.forEach(space -> columns.row(
                space.tenantId(),
                space.spaceId(),
                space.strategy(),
                Long.toString(space.vectors()),
                String.format(Locale.ROOT, "%.2f", space.searchesPerSecond()),
                space.indexBytes().map(ByteCount::text).orElse("-"),
                space.recall()
                        .map(recall -> String.format(Locale.ROOT, "%.3f", recall))
                        .orElse("-"),
                space.action(),
                space.alarm().map(alarm -> "ALARM: " + alarm + "; ").orElse("") + space.reason()));
        columns.print(out);
    }

    /** Tells of builds, which may take minutes. */
    private final class Told implements IndexObserver {
        @Override
        public void begins(IndexDecision decision) {
            answer.tell(decision.action().name().toLowerCase(Locale.ROOT) + " "
                    + decision.space().indexName() + ": " + decision.reason() + " ...");
        }

        @Override
        public void done(IndexDecision decision, VectorIndexState state) {
            answer.tell("  done");
        }

        @Override
        public void failed(IndexDecision decision, IndexBuildException failure) {
            answer.tell("  not done: " + failure.getMessage());
        }

        @Override
        public void alarm(VectorIndexState state, String alarm) {
            answer.tell(state.space().indexName() + ": " + alarm);
        }

        @Override
        public void looked(List<VectorIndexState> states) {}

        @Override
        public void sampled(IndexedSpace space, double recall) {}

        @Override
        public void notSampled(IndexedSpace space) {}
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
