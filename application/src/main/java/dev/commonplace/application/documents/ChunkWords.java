package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.IndexedText;
import java.util.Collection;
import java.util.List;

/**
 * The index of one tenant's chunks by their words, with what BM25 needs to know: in how many chunks each lexeme occurs,
 * how many chunks there are, and how long they are. Writers of one tenant wait for each other until the transaction
 * ends, so that these counts are exact.
 */
public interface ChunkWords {
    /** Adds chunks that are kept already. */
    void index(List<IndexedText> texts);

    /** Chunks of these documents that were not indexed yet, at most the limit. */
    List<IndexedText> chunksWithout(Collection<DocumentId> ids, int limit);

    /** Takes the chunks of a document out again. To be called before they are removed. */
    void forget(DocumentId id);

    /**
     * How far the mean length of a chunk has moved from the one that the index was made with, as a share of that: 0 for
     * not at all. Infinite where the index was made with none, or with another language or other parameters than the
     * tenant wants by now.
     */
    double drift();

    /**
     * Makes the index anew with the mean length of now, and the language and parameters that the tenant wants. Until the
     * transaction ends, searches see the old one.
     */
    void rewrite();

    /**
     * Adds the words of documents that the vocabulary lacks, as they are written. {@link #forget} takes them out.
     *
     * @param documentsMax the most documents to be looked at
     * @return how many there were; fewer than the most where none is left
     */
    int learnVocabulary(int documentsMax);
}
