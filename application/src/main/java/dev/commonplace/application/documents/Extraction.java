package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.MediaType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was read out of a file.
 *
 * @param mediaType what the file turned out to be
 * @param date when it says that it was written, such as an e-mail does
 */
public record Extraction(ExtractedText text, MediaType mediaType, Optional<Instant> date) {
    public Extraction {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(date, "date");
    }
}
