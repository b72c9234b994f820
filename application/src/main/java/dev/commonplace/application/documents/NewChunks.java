package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.Chunk;
import java.util.ArrayList;
import java.util.List;

/**
 * Chunks that a unit of work will keep and index in one go: the words that many documents share are then counted once
 * and not once for each of them.
 */
final class NewChunks {
    private final List<Chunk> waiting = new ArrayList<>();

    void add(List<Chunk> chunks) {
        waiting.addAll(chunks);
    }

    /** To be called before the unit of work ends, and before anything looks for the chunks. */
    void keep(DocumentsWork work) {
        if (!waiting.isEmpty()) {
            List<Chunk> chunks = List.copyOf(waiting);
            waiting.clear();
            work.chunks().addAll(chunks);
            work.chunkWords().index(chunks);
        }
    }
}
