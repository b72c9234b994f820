package dev.commonplace.http.embeddings;

import dev.commonplace.application.search.CompareSpaces.Compared;
import dev.commonplace.application.search.CompareSpaces.Report;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far two spaces agree. */
record ComparisonJson(
        UUID spaceId,
        UUID activeSpaceId,
        int k,
        int queries,
        @Nullable Double overlap,
        @Nullable Double rankCorrelation,
        int queriesWithFeedback,
        @Nullable Double recallActive,
        @Nullable Double recallSpace,
        List<Example> leastAgreement) {

    record Example(
            String scope,
            String query,
            double overlap,
            @Nullable Double rankCorrelation,
            int used,
            @Nullable Double recallActive,
            @Nullable Double recallSpace,
            List<UUID> activeHitIds,
            List<UUID> spaceHitIds) {
        static Example of(Compared compared) {
            return new Example(
                    compared.asked().scope(),
                    compared.asked().query(),
                    compared.agreement().overlap(),
                    orNull(compared.agreement().correlation()),
                    compared.used(),
                    orNull(compared.recallActive()),
                    orNull(compared.recallOther()),
                    compared.active(),
                    compared.other());
        }
    }

    static ComparisonJson of(Report report) {
        return new ComparisonJson(
                report.other().id().value(),
                report.active().id().value(),
                report.depth(),
                report.queries(),
                orNull(report.overlap()),
                orNull(report.correlation()),
                report.judged(),
                orNull(report.recallActive()),
                orNull(report.recallOther()),
                report.examples().stream().map(Example::of).toList());
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? Double.valueOf(number.getAsDouble()) : null;
    }
}
