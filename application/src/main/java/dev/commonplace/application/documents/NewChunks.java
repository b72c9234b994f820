package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.IndexedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chunks that a unit of work will keep and index in one go: the words that many documents share are then counted once
 * and not once for each of them.
 */
final class NewChunks {
    private final List<Chunk> waiting = new ArrayList<>();
    private final List<IndexedText> texts = new ArrayList<>();

    /** @param title the title of the document whose chunks these are */
    void add(Optional<String> title, List<Chunk> chunks) {
        waiting.addAll(chunks);
        chunks.forEach(chunk -> texts.add(IndexedText.of(title, chunk)));
    }

    /** To be called before the unit of work ends, and before anything looks for the chunks. */
    void keep(DocumentsWork work) {
        if (!waiting.isEmpty()) {
            work.chunks().addAll(List.copyOf(waiting));
            work.chunkWords().index(List.copyOf(texts));
            waiting.clear();
            texts.clear();
        }
    }
}
