package dev.commonplace.bootstrap;

import dev.commonplace.application.search.CompareSpaces;
import dev.commonplace.application.search.CompareSpaces.Report;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.bootstrap.database.Columns;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a space against the active one. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description =
                "Asks lately asked questions in a space and in the active one, and shows how far the answers agree.")
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class SpaceCompareCommand extends SpaceStep {
    @Parameters(paramLabel = "SPACE", description = "its id, its model, or model:dimension")
    private String space;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "50",
            description = "how many, at most ${DEFAULT-VALUE}")
    private int queries;

    @Option(
            names = "-k",
            paramLabel = "K",
            defaultValue = "10",
            description = "how many hits of each: ${DEFAULT-VALUE}")
    private int depth;

    private record Example(String query, double overlap) {}

    private record Compared(
            Shown active,
            Shown space,
            int queries,
            int k,
            OptionalDouble overlap,
            OptionalDouble rankCorrelation,
            int queriesWithFeedback,
            OptionalDouble recallActive,
            OptionalDouble recallSpace,
            List<Example> leastAgreement) {
        static Compared of(Report report) {
            return new Compared(
                    Shown.of(report.active()),
                    Shown.of(report.other()),
                    report.queries(),
                    report.depth(),
                    report.overlap(),
                    report.correlation(),
                    report.judged(),
                    report.recallActive(),
                    report.recallOther(),
                    report.examples().stream()
                            .map(example -> new Example(
                                    example.asked().query(), example.agreement().overlap()))
                            .toList());
        }
    }

    @Override
    void take(SpacesWiring wiring, Caller admin, Answer out) {
        Compared compared = Compared.of(wiring.compareSpaces()
                .compare(admin, find(wiring, admin, space), new CompareSpaces.Command(queries, depth)));
        out.give(compared, text -> {
            text.println(compared.queries() + " questions, first " + compared.k() + " hits of " + compared.active()
                    + " and of " + compared.space() + ":");
            Columns figures = new Columns("FIGURE", "VALUE>");
            figures.row("overlap", number(compared.overlap()));
            figures.row("rank correlation", number(compared.rankCorrelation()));
            figures.row("questions with used hits", compared.queriesWithFeedback());
            figures.row("recall of used hits, active space", number(compared.recallActive()));
            figures.row("recall of used hits, this space", number(compared.recallSpace()));
            figures.print(text);
            Columns examples = new Columns("OVERLAP>", "QUESTIONS THAT AGREE LEAST");
            compared.leastAgreement()
                    .forEach(example -> examples.row(number(OptionalDouble.of(example.overlap())), example.query()));
            examples.print(text);
        });
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.3f", number.getAsDouble()) : "";
    }
}
