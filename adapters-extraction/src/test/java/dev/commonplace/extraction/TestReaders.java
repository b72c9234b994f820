package dev.commonplace.extraction;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.application.documents.Extraction;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.extraction.process.ReaderLaunch;
import dev.commonplace.extraction.process.ReaderLimits;
import dev.commonplace.extraction.process.ReaderProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/** Readers as the service has them, in real processes, started when the first file needs one. */
final class TestReaders implements AutoCloseable {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final ReaderLaunch LAUNCH = new ReaderLaunch(
            Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"), TEMPORARY);

    private final ReaderProcesses processes;
    private final ExtractText extractText;

    TestReaders() {
        this(Duration.ofSeconds(30));
    }

    TestReaders(Duration timeMax) {
        ReaderLimits usual = ReaderLimits.DEFAULT;
        this.processes = new ReaderProcesses(
                LAUNCH, new ReaderLimits(1, 128, timeMax, usual.waitMax(), usual.idleMax(), 2_000_000));
        this.extractText = new StandardExtractText(processes, timeMax, TEMPORARY);
    }

    ExtractText extractText() {
        return extractText;
    }

    Extraction read(String name, byte[] bytes) {
        return extractText.extract(
                new DocumentFile(FileBytes.of(bytes), Optional.empty(), Optional.empty(), Optional.of(name)));
    }

    RefusedException refused(String name, byte[] bytes) {
        return Assertions.catchThrowableOfType(RefusedException.class, () -> read(name, bytes));
    }

    @Override
    public void close() {
        processes.close();
    }
}
