package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.CreateSpace;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.bootstrap.database.Answer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a space. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Makes a space for the vectors of another model or dimension. Nothing is embedded yet.")
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class SpaceCreateCommand extends SpaceStep {
    @Option(names = "--model", paramLabel = "MODEL", required = true, description = "one of the settings' models")
    private String model;

    @Option(
            names = "--dimension",
            paramLabel = "N",
            description = "fewer than the model's own, where it can shorten its vectors")
    private @Nullable Integer dimension;

    @Option(names = "--texts-per-minute", paramLabel = "N", description = "how fast it may be filled")
    private @Nullable Integer textsPerMinute;

    @Override
    void take(SpacesWiring wiring, Caller admin, Answer out) {
        Shown space = Shown.of(wiring.useCases()
                .createSpace()
                .create(
                        admin,
                        new CreateSpace.Command(
                                model, Optional.ofNullable(dimension), Optional.ofNullable(textsPerMinute))));
        out.give(space, text -> text.println("Made the space of " + space + ". Fill it next: commonplace spaces fill"));
    }
}
