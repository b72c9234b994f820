package dev.commonplace.benchmarks.importers;

import dev.commonplace.fixtures.transcripts.TranscriptSample;
import dev.commonplace.fixtures.transcripts.TranscriptSamples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The main class: {@code WriteSamples FOLDER}. Writes the small samples into a folder for each format. */
public final class WriteSamples {
    private WriteSamples() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (TranscriptSample sample : TranscriptSamples.all()) {
            Path file = folder.resolve(sample.name());
            Files.createDirectories(file.getParent());
            try (InputStream bytes = sample.bytes().open()) {
                Files.copy(bytes, file);
            }
        }
    }
}
