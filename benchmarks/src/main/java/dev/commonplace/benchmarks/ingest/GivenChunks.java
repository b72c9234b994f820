package dev.commonplace.benchmarks.ingest;

import dev.commonplace.benchmarks.support.SyntheticTexts;
import dev.commonplace.benchmarks.support.SyntheticVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The same chunks for everybody: an id, about 800 characters, 384 numbers. Made before any clock runs. */
public record GivenChunks(List<Given> all) {
    private static final int CHARACTERS = 800;

    @SuppressWarnings("ArrayRecordComponent")
    public record Given(UUID id, String text, float[] vector) {}

    public static GivenChunks of(long first, int count) {
        SyntheticTexts texts = new SyntheticTexts();
        SyntheticVectors vectors = new SyntheticVectors();
        List<Given> given = new ArrayList<>(count);
        for (long i = first; i < first + count; i++) {
            given.add(new Given(
                    new UUID(0xB000L << 48 | 0x7000, 0x8L << 60 | i), texts.text(i, CHARACTERS), vectors.vector(i)));
        }
        return new GivenChunks(List.copyOf(given));
    }

    int size() {
        return all.size();
    }
}
