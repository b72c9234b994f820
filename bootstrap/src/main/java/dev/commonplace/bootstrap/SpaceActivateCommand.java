package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.SwitchSpaces.Switched;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.bootstrap.database.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Switches to a space. */
@Command(
        name = "activate",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Lets a tenant search in a space from now on. The one that is left can be gone back to.")
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class SpaceActivateCommand extends SpaceStep {
    @Parameters(paramLabel = "SPACE", description = "its id, its model, or model:dimension")
    private String space;

    @Option(names = "--force", description = "also where many chunks have no vector there yet")
    private boolean force;

    /** @param chunksLacking how many have yet to get their vector there */
    record Active(Shown space, long chunksLacking) {
        static Active of(Switched switched) {
            return new Active(Shown.of(switched.space()), switched.lacking());
        }

        String sentence() {
            return "The tenant searches in the space of " + space + " now."
                    + (chunksLacking == 0 ? "" : " " + chunksLacking + " chunks get their vector by jobs.");
        }
    }

    @Override
    void take(SpacesWiring wiring, Caller admin, Answer out) {
        Active active = Active.of(wiring.useCases().activateSpace().activate(admin, find(wiring, admin, space), force));
        out.give(active, text -> text.println(active.sentence()));
    }
}
