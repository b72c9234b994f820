package dev.commonplace.http.search;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table of the analytics, of which CSV can hold one at a time. */
enum AnalyticsSection {
    DAYS,
    TOTALS,
    TOP_QUERIES,
    ZERO_RESULT_QUERIES,
    LOW_SCORE_QUERIES;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AnalyticsSection parse(String field, String word) {
        return Arrays.stream(values())
                .filter(section -> section.word().equals(word))
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid(
                        field,
                        "A section is one of "
                                + Arrays.stream(values())
                                        .map(AnalyticsSection::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
