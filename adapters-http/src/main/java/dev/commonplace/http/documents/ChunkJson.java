package dev.commonplace.http.documents;

import dev.commonplace.domain.documents.Chunk;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A chunk as it is shown: {@code content[start:end]} of its document, counted in Unicode code points. */
record ChunkJson(
        UUID id,
        int ordinal,
        int start,
        int end,
        int tokens,
        List<String> headingPath,
        @Nullable Integer page,
        String text) {
    static ChunkJson of(Chunk chunk) {
        return new ChunkJson(
                chunk.id().value(),
                chunk.ordinal(),
                chunk.start(),
                chunk.end(),
                chunk.tokens(),
                chunk.headingPath(),
                chunk.page().isPresent() ? chunk.page().getAsInt() : null,
                chunk.content());
    }
}
