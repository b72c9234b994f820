package dev.commonplace.extraction.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.transcripts.PreviewImport;
import dev.commonplace.fixtures.transcripts.TranscriptSample;
import dev.commonplace.fixtures.transcripts.TranscriptSamples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptSamplesTest {
    @Test
    void every_sample_gives_the_report_that_is_expected_of_it() {
        List<String> reports = new ArrayList<>();
        try (SampleReader reader = new SampleReader()) {
            for (TranscriptSample sample : TranscriptSamples.all()) {
                PreviewImport.Preview preview = reader.preview(sample);
                reports.add(sample.name() + " " + ReportLine.of(preview.report()));
            }
        }

        assertThat(reports).containsExactlyElementsOf(TranscriptSamples.expected());
    }
}
