package dev.commonplace.http.transcripts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.domain.transcripts.ImportCounts;
import dev.commonplace.domain.transcripts.ImportReport;
import dev.commonplace.domain.transcripts.ReportEntry;
import dev.commonplace.domain.transcripts.ReportList;
import dev.commonplace.http.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What there is to say about a file. */
record ReportJson(
        @Nullable String format,
        @Nullable String detectedBecause,
        @Nullable String encoding,
        ImportCounts counts,
        Listed errors,
        Listed warnings,
        Listed skipped) {

    /**
     * What was noted of one weight.
     *
     * @param totals how often, by code
     * @param entries the first ones of each code
     */
    record Listed(long total, Map<String, Long> totals, List<Entry> entries) {}

    /** One note and its place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String code,
            String message,
            @Nullable String file,
            @Nullable String pointer,
            @Nullable Long line,
            @Nullable String conversation) {}

    static ReportJson of(ImportReport report) {
        return new ReportJson(
                report.detection().map(found -> found.format().word()).orElse(null),
                report.detection().map(found -> found.because()).orElse(null),
                report.encoding().orElse(null),
                report.counts(),
                listed(report.errors()),
                listed(report.warnings()),
                listed(report.skipped()));
    }

    /** Why nothing can be imported, where that is so. */
    String firstError() {
        return errors.entries().stream().map(Entry::message).findFirst().orElse("There is nothing to import.");
    }

    private static Listed listed(ReportList list) {
        Map<String, Long> totals = new TreeMap<>();
        list.totals().forEach((code, total) -> totals.put(code.word(), total));
        return new Listed(
                list.total(),
                totals,
                list.entries().stream().map(ReportJson::entry).toList());
    }

    private static Entry entry(ReportEntry entry) {
        return new Entry(
                entry.code().word(),
                Problem.printable(entry.message()),
                entry.place().file().orElse(null),
                entry.place().pointer().orElse(null),
                entry.place().line().orElse(null),
                entry.conversation().orElse(null));
    }
}
