package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.IndexedText;
import java.util.List;

/**
 * The index of one tenant's chunks by their words, with what BM25 needs to know: in how many chunks each lexeme occurs,
 * how many chunks there are, and how long they are. Writers of one tenant wait for each other until the transaction
 * ends, so that these counts are exact.
 */
public interface ChunkWords {
    /** Adds chunks that are kept already. */
    void index(List<IndexedText> texts);

    /** Takes the chunks of a document out again. To be called before they are removed. */
    void forget(DocumentId id);

    /**
     * How far the mean length of a chunk has moved from the one that the index was made with, as a share of that: 0 for
     * not at all. Infinite where the index was made with none.
     */
    double drift();

    /** Makes the index anew with the mean length of now. */
    void rewrite();
}
