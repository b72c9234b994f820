package dev.commonplace.http.answers;

import dev.commonplace.domain.answers.Citation;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A quote that stands where it says. Offsets are in Unicode code points of the content of that version. */
record CitationJson(
        int passage,
        UUID documentId,
        @Nullable String externalId,
        @Nullable String title,
        int version,
        UUID chunkId,
        @Nullable Integer page,
        int start,
        int end,
        String quote,
        boolean exact) {
    static CitationJson of(Citation citation) {
        return new CitationJson(
                citation.passage(),
                citation.documentId().value(),
                citation.externalId().orElse(null),
                citation.title().orElse(null),
                citation.version(),
                citation.chunkId().value(),
                boxed(citation.page()),
                citation.start(),
                citation.end(),
                citation.quote(),
                citation.exact());
    }

    static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
