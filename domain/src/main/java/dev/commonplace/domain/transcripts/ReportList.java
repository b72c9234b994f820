package dev.commonplace.domain.transcripts;

import java.util.List;
import java.util.Map;

/**
 * What a report says of one weight.
 *
 * @param total how often there was something to say
 * @param totals the same for each code
 * @param entries the first ones of each code
 */
public record ReportList(long total, Map<ReportCode, Long> totals, List<ReportEntry> entries) {
    public ReportList {
        totals = Map.copyOf(totals);
        entries = List.copyOf(entries);
    }

    public boolean isEmpty() {
        return total == 0;
    }
}
