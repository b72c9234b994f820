package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.DropSpace.Dropping;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.domain.shared.RefusedException;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives up a space. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description =
                "Gives up a space that the tenant does not search in, with all its vectors. There is no way back.")
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class SpaceDropCommand extends SpaceStep {
    @Parameters(paramLabel = "SPACE", description = "its id, its model, or model:dimension")
    private String space;

    @Option(names = "--yes", description = "needed: the vectors can only be made anew")
    private boolean sure;

    private record Dropped(Shown space, UUID jobId) {}

    @Override
    void take(SpacesWiring wiring, Caller admin, Answer out) {
        if (!sure) {
            throw RefusedException.invalid("/yes", "Say --yes as well: the vectors can only be made anew.");
        }
        Dropping dropping = wiring.useCases().dropSpace().drop(admin, find(wiring, admin, space));
        Dropped dropped =
                new Dropped(Shown.of(dropping.space()), dropping.jobId().value());
        out.give(
                dropped,
                text -> text.println(
                        "The space of " + dropped.space() + " is removed by job " + dropped.jobId() + "."));
    }
}
