package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.transcripts.ReportCode.Weight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what a report will say, in bounded memory. For one thread. */
public final class ReportNotes {
    /** Of one code; there are about twenty. */
    public static final int LISTED_PER_CODE_MAX = 25;

    private final Map<ReportCode, Long> totals = new EnumMap<>(ReportCode.class);
    private final Map<ReportCode, List<ReportEntry>> entries = new EnumMap<>(ReportCode.class);

    public void note(ReportCode code, ReportPlace place, String message) {
        note(new ReportEntry(code, message, place, Optional.empty()));
    }

    public void note(ReportCode code, ReportPlace place, String conversation, String message) {
        note(new ReportEntry(code, message, place, Optional.of(conversation)));
    }

    public void note(ReportEntry entry) {
        totals.merge(entry.code(), 1L, Long::sum);
        List<ReportEntry> listed = entries.computeIfAbsent(entry.code(), unused -> new ArrayList<>());
        if (listed.size() < LISTED_PER_CODE_MAX) {
            listed.add(entry);
        }
    }

    /** Counts what is not worth a line of its own. */
    public void count(ReportCode code, long times) {
        if (times > 0) {
            totals.merge(code, times, Long::sum);
        }
    }

    public long total(ReportCode code) {
        return totals.getOrDefault(code, 0L);
    }

    public ReportList of(Weight weight) {
        Map<ReportCode, Long> some = new EnumMap<>(ReportCode.class);
        List<ReportEntry> listed = new ArrayList<>();
        totals.forEach((code, total) -> {
            if (code.weight() == weight) {
                some.put(code, total);
                listed.addAll(entries.getOrDefault(code, List.of()));
            }
        });
        return new ReportList(some.values().stream().mapToLong(Long::longValue).sum(), some, listed);
    }
}
