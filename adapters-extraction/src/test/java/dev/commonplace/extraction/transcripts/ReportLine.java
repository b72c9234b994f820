package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.transcripts.ImportReport;
import dev.commonplace.domain.transcripts.ReportList;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report in one line, for comparing. */
final class ReportLine {
    private ReportLine() {}

    static String of(ImportReport report) {
        return report.detection().map(detection -> detection.format().word()).orElse("-")
                + " " + report.encoding().orElse("-")
                + " conversations=" + report.counts().conversations()
                + " messages=" + report.counts().messages()
                + " participants=" + report.counts().participants()
                + " timed=" + report.counts().timed() + "+" + report.counts().estimated()
                + list(" errors", report.errors())
                + list(" warnings", report.warnings())
                + list(" skipped", report.skipped());
    }

    private static String list(String title, ReportList list) {
        return list.isEmpty()
                ? ""
                : new TreeMap<>(list.totals())
                        .entrySet().stream()
                                .map(entry -> entry.getKey().word() + "=" + entry.getValue())
                                .collect(Collectors.joining(",", title + ":", ""));
    }
}
