package dev.commonplace.domain.transcripts;

import java.util.Objects;
import java.util.Optional;

/**
 * What there is to say about what was handed in.
 *
 * @param detection empty where it could not be told what it is
 * @param encoding in which a text was read, such as {@code UTF-8}
 * @param errors what keeps a conversation, or all, from being imported
 * @param warnings what one should look at
 * @param skipped what was left out, with the reason
 */
public record ImportReport(
        Optional<Detection> detection,
        Optional<String> encoding,
        ImportCounts counts,
        ReportList errors,
        ReportList warnings,
        ReportList skipped) {
    public ImportReport {
        Objects.requireNonNull(detection, "detection");
        Objects.requireNonNull(encoding, "encoding");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(errors, "errors");
        Objects.requireNonNull(warnings, "warnings");
        Objects.requireNonNull(skipped, "skipped");
    }

    /** Whether there is anything to import. */
    public boolean isImportable() {
        return counts.conversations() > 0;
    }
}
