package dev.commonplace.extraction.transcripts;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.transcripts.ImportOptions;
import dev.commonplace.application.transcripts.ImportPlaces;
import dev.commonplace.application.transcripts.PreviewImport;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.transcripts.ImportLimits;
import dev.commonplace.extraction.StandardExtractText;
import dev.commonplace.extraction.process.ReaderLaunch;
import dev.commonplace.extraction.process.ReaderLimits;
import dev.commonplace.extraction.process.ReaderProcesses;
import dev.commonplace.fixtures.transcripts.TranscriptSample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Reads samples as the service does, without keeping anything. */
final class SampleReader implements AutoCloseable {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private static final Caller CALLER = new Caller(
            new TenantId(new UUID(0, 1)),
            Role.EDITOR,
            new Actor(Actor.Kind.API_KEY, "key", Optional.empty()),
            Origin.INSIDE);

    private final ReaderProcesses processes = new ReaderProcesses(
            new ReaderLaunch(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"),
                    TEMPORARY),
            ReaderLimits.DEFAULT);
    private final PreviewImport previewImport = new PreviewImport(
            new StandardReadTranscript(
                    new StandardExtractText(processes, Duration.ofSeconds(30), TEMPORARY), TEMPORARY),
            new ImportPlaces(),
            ImportLimits.DEFAULT,
            System::nanoTime);

    PreviewImport.Preview preview(TranscriptSample sample) {
        return preview(sample, ImportOptions.NONE);
    }

    PreviewImport.Preview preview(TranscriptSample sample, ImportOptions options) {
        return previewImport.preview(CALLER, sample.file(), options);
    }

    @Override
    public void close() {
        processes.close();
    }
}
