package dev.commonplace.extraction.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.transcripts.ImportReport;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.fixtures.transcripts.LargeTranscripts;
import dev.commonplace.fixtures.transcripts.TranscriptSample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A part of what {@code make bench-importers} uploads, as much as there is time for. */
class LargeTranscriptsTest {
    private static final int LINE_BYTES = 8 * 1024 * 1024;

    @ParameterizedTest
    @MethodSource({"lines", "nesting"})
    void what_is_too_much_is_refused_with_the_reason(TranscriptSample sample) {
        try (SampleReader reader = new SampleReader()) {
            ImportReport report = reader.preview(sample).report();

            assertThat(report.errors().entries()).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry.code()).isIn(ReportCode.TOO_MUCH, ReportCode.UNREADABLE);
                assertThat(entry.message()).isNotBlank();
            });
        }
    }

    static Iterable<TranscriptSample> lines() {
        return LargeTranscripts.endlessLines(LINE_BYTES);
    }

    static Iterable<TranscriptSample> nesting() {
        return LargeTranscripts.endlessNesting();
    }
}
