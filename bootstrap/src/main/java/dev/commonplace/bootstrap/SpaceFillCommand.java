package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.EstimateFill.Estimate;
import dev.commonplace.application.embeddings.FillSpace;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.domain.embeddings.SpaceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills a space, or tells what that would take. */
@Command(
        name = "fill",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Gives every chunk its vector in a space, in the background; a running service does it.",
            "Cancel the job to stop; call this again to go on."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class SpaceFillCommand extends SpaceStep {
    @Parameters(paramLabel = "SPACE", description = "its id, its model, or model:dimension")
    private String space;

    @Option(names = "--dry-run", description = "only tell what it would take, measured with a few texts")
    private boolean dryRun;

    @Option(names = "--activate", description = "search there as soon as it is full")
    private boolean activate;

    @Option(names = "--texts-per-minute", paramLabel = "N", description = "how fast it may be filled from now on")
    private @Nullable Integer textsPerMinute;

    private record Begun(Shown space, UUID jobId) {}

    private record Estimated(
            Shown space,
            long chunks,
            long tokens,
            Optional<Double> textsPerSecond,
            Optional<Long> seconds,
            Optional<BigDecimal> cost) {}

    @Override
    void take(SpacesWiring wiring, Caller admin, Answer out) {
        SpaceId id = find(wiring, admin, space);
        if (dryRun) {
            tell(wiring.useCases().estimateFill().estimate(admin, id), out);
            return;
        }
        FillSpace.Filling filling = wiring.useCases()
                .fillSpace()
                .fill(admin, id, new FillSpace.Command(activate, Optional.ofNullable(textsPerMinute)));
        Begun begun = new Begun(Shown.of(filling.space()), filling.jobId().value());
        out.give(
                begun,
                text -> text.println("The space of " + begun.space() + " is filled by job " + begun.jobId()
                        + ". See how far it is: commonplace spaces list"));
    }

    private static void tell(Estimate estimate, Answer out) {
        Estimated shown = new Estimated(
                Shown.of(estimate.space()),
                estimate.chunks(),
                estimate.tokens(),
                estimate.textsPerSecond(),
                estimate.duration().map(Duration::toSeconds),
                estimate.cost());
        out.give(shown, text -> {
            text.println(shown.chunks() + " chunks of " + shown.tokens() + " tokens lack a vector in the space of "
                    + shown.space() + ".");
            shown.textsPerSecond()
                    .ifPresent(pace -> text.println(String.format(
                            Locale.ROOT,
                            "At %.1f texts/s, as just measured, it takes about %d s.",
                            pace,
                            shown.seconds().orElse(0L))));
            shown.cost().ifPresent(cost -> text.println("It costs about " + cost.toPlainString() + "."));
        });
    }
}
