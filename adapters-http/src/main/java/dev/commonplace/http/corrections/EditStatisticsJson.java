package dev.commonplace.http.corrections;

import dev.commonplace.application.corrections.EditStatistics;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much was edited.
 *
 * @param exportedShare of all edits, 0..1; 0 where there are none
 */
public record EditStatisticsJson(
        long edits,
        long undone,
        long exported,
        double exportedShare,
        Map<String, Long> byTarget,
        Map<String, Long> byKind) {
    static EditStatisticsJson of(EditStatistics statistics) {
        Map<String, Long> byTarget = new TreeMap<>();
        statistics.byTarget().forEach((kind, count) -> byTarget.put(kind.word(), count));
        Map<String, Long> byKind = new TreeMap<>();
        statistics.byKind().forEach((kind, count) -> byKind.put(kind.word(), count));
        return new EditStatisticsJson(
                statistics.edits(),
                statistics.undone(),
                statistics.exported(),
                statistics.edits() == 0 ? 0 : (double) statistics.exported() / statistics.edits(),
                byTarget,
                byKind);
    }
}
