package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.MoveToModel.Outcome;
import dev.commonplace.application.embeddings.ReadSpaces;
import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.bootstrap.database.Columns;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows in which spaces tenants' vectors live, and moves tenants to another embedding model. */
@Command(
        name = "spaces",
        subcommands = {
            SpaceCreateCommand.class,
            SpaceFillCommand.class,
            SpaceCompareCommand.class,
            SpaceActivateCommand.class,
            SpaceRollbackCommand.class,
            SpaceDropCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Shows embedding spaces, and moves tenants to another embedding model.",
            "Works beside a running service and without one; the vectors are made by a service's worker."
        })
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // fields are set and methods called by the command line's parser
final class SpacesCommand implements Runnable {
    @ParentCommand
    private CommonplaceCommand commonplace;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    Settings settings() {
        return commonplace.settings();
    }

    /** @param job the newest job that filled it, with how far it came */
    private record Space(
            String tenant,
            UUID id,
            String model,
            int dimension,
            String state,
            boolean active,
            boolean served,
            long chunks,
            long embedded,
            long messages,
            long messageVectors,
            long nodes,
            long nodeVectors,
            Optional<JobState> job) {}

    private record JobState(UUID id, String state, Optional<String> error) {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = "Lists the spaces of one tenant or of all, how far they are filled, and by which job.")
    int list(@Mixin WhichTenants which, @Mixin Answer answer) {
        try (Administration administration = Administration.open(commonplace.settings())) {
            List<Space> spaces = new ArrayList<>();
            for (Tenant tenant : which.of(administration)) {
                administration.spaces().useCases().readSpaces().read(administration.adminOf(tenant)).stream()
                        .map(state -> space(tenant, state))
                        .forEach(spaces::add);
            }
            Columns columns = new Columns(
                    "TENANT",
                    "MODEL",
                    "DIMENSION>",
                    "STATE",
                    "ACTIVE",
                    "SERVED",
                    "CHUNKS>",
                    "OF>",
                    "MESSAGES>",
                    "OF>",
                    "NODES>",
                    "OF>",
                    "JOB");
            spaces.forEach(space -> columns.row(
                    space.tenant(),
                    space.model(),
                    space.dimension(),
                    space.state(),
                    space.active() ? "yes" : "no",
                    space.served() ? "yes" : "no",
                    space.embedded(),
                    space.chunks(),
                    space.messageVectors(),
                    space.messages(),
                    space.nodeVectors(),
                    space.nodes(),
                    space.job().map(JobState::state).orElse("")));
            answer.give(spaces, columns::print);
            return 0;
        }
    }

    private static Space space(Tenant tenant, ReadSpaces.State state) {
        return new Space(
                tenant.slug().value(),
                state.space().id().value(),
                state.space().model(),
                state.space().dimension(),
                state.space().state().word(),
                state.space().active(),
                state.served(),
                state.filling().chunks(),
                state.filling().embedded(),
                state.messages().messages(),
                state.messages().embedded(),
                state.nodes().nodes(),
                state.nodes().embedded(),
                state.job()
                        .map(job -> new JobState(job.id().value(), job.state().word(), job.error())));
    }

    /** @param jobId the job that fills the space; absent where nothing is to be done */
    private record Move(
            String tenant,
            String model,
            int dimension,
            boolean alreadyThere,
            Optional<UUID> jobId,
            Optional<String> refused) {}

    @Command(
            name = "move",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = {
                "Moves one tenant or all to an embedding model of the settings.",
                "A job makes every chunk's vector in a new space, and then switches to it; until then tenants search where"
                        + " they did. The old space stays. Cancel the job to stay; call this again to go on.",
                "Exits with 1 where a tenant was on its way to another model."
            })
    int move(
            @Mixin WhichTenants which,
            @Option(
                            names = "--model",
                            paramLabel = "MODEL",
                            description = "one of the settings' models; the default one where it is not given")
                    @Nullable String model,
            @Option(
                            names = "--dimension",
                            paramLabel = "N",
                            description = "fewer than the model's own, where it can shorten its vectors")
                    @Nullable Integer dimension,
            @Mixin Answer answer) {
        try (Administration administration = Administration.open(commonplace.settings())) {
            String wanted = Optional.ofNullable(model).orElseGet(administration::defaultModel);
            List<Move> moves = new ArrayList<>();
            for (Tenant tenant : which.of(administration)) {
                moves.add(move(administration, tenant, wanted, Optional.ofNullable(dimension)));
            }
            answer.give(moves, out -> moves.forEach(move -> out.println(sentence(move))));
            if (moves.stream().anyMatch(move -> move.jobId().isPresent())) {
                answer.tell("A running service does the jobs. See how far they are: commonplace spaces list");
            }
            return moves.stream().anyMatch(move -> move.refused().isPresent()) ? Failures.REFUSED : 0;
        }
    }

    private static Move move(Administration administration, Tenant tenant, String model, Optional<Integer> wanted) {
        int dimension = administration.models().require(model, wanted).model().dimension();
        String slug = tenant.slug().value();
        try {
            Outcome outcome = administration
                    .spaces()
                    .useCases()
                    .moveToModel()
                    .move(administration.adminOf(tenant), Optional.of(model), wanted);
            Optional<JobId> job =
                    outcome instanceof Outcome.Moving moving ? Optional.of(moving.jobId()) : Optional.empty();
            return new Move(slug, model, dimension, job.isEmpty(), job.map(JobId::value), Optional.empty());
        } catch (RefusedException refused) {
            return new Move(slug, model, dimension, false, Optional.empty(), Optional.of(refused.reason()));
        }
    }

    private static String sentence(Move move) {
        String target = move.model() + " (" + move.dimension() + " dimensions)";
        if (move.refused().isPresent()) {
            return move.tenant() + ": " + move.refused().get();
        }
        return move.alreadyThere()
                ? move.tenant() + " is in the space of " + target + " already."
                : move.tenant() + " moves to " + target + " by job "
                        + move.jobId().orElseThrow() + ".";
    }
}
