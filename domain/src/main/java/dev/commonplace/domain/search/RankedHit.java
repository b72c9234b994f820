package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.ChunkId;
import java.util.Objects;
import java.util.Optional;

/**
 * A chunk in the final ranking, with what each leg of the search gave to it.
 *
 * @param score of a hybrid search the sum of the parts' contributions (0..1), else the only leg's own score
 * @param words empty where the words leg did not run or did not find the chunk
 * @param meaning empty where the meaning leg did not run or did not find the chunk
 */
public record RankedHit(ChunkId chunkId, double score, Optional<ScorePart> words, Optional<ScorePart> meaning) {
    public RankedHit {
        Objects.requireNonNull(chunkId, "chunkId");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(meaning, "meaning");
    }
}
