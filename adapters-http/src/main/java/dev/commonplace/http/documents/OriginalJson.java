package dev.commonplace.http.documents;

import dev.commonplace.domain.documents.OriginalFile;
import org.jspecify.annotations.Nullable;

/** What a document was read from, as it is shown. */
record OriginalJson(
        String sha256,
        long bytes,
        String mediaType,
        @Nullable String fileName) {
    static OriginalJson of(OriginalFile file) {
        return new OriginalJson(
                file.hash().hex(),
                file.bytes(),
                file.mediaType().value(),
                file.fileName().orElse(null));
    }
}
