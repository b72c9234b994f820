package dev.commonplace.domain.transcripts;

import java.util.Objects;

/**
 * What a file is taken for.
 *
 * @param because why, as a sentence
 */
public record Detection(TranscriptFormat format, String because) {
    public Detection {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(because, "because");
    }
}
