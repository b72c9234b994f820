package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.RollBackSpace.Outcome;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.bootstrap.SpaceActivateCommand.Active;
import dev.commonplace.bootstrap.database.Answer;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goes back to the space that was left. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Lets a tenant search in the space again that it left last.",
            "At once where hardly a chunk lacks its vector there; otherwise a job brings them first."
        })
final class SpaceRollbackCommand extends SpaceStep {
    @Option(names = "--force", description = "at once in any case")
    private boolean force;

    private record CatchingUp(Shown space, UUID jobId, long chunksLacking) {}

    @Override
    void take(SpacesWiring wiring, Caller admin, Answer out) {
        switch (wiring.useCases().rollBackSpace().rollBack(admin, force)) {
            case Outcome.RolledBack back -> {
                Active active = Active.of(back.switched());
                out.give(active, text -> text.println(active.sentence()));
            }
            case Outcome.CatchingUp catching -> {
                CatchingUp waiting = new CatchingUp(
                        Shown.of(catching.space()), catching.jobId().value(), catching.lacking());
                out.give(
                        waiting,
                        text -> text.println("The tenant goes back to the space of " + waiting.space()
                                + " when job " + waiting.jobId() + " has brought " + waiting.chunksLacking()
                                + " chunks their vector there."));
            }
        }
    }
}
