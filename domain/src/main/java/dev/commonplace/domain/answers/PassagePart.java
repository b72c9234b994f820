package dev.commonplace.domain.answers;

import dev.commonplace.domain.documents.ChunkId;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A chunk that a passage is made of.
 *
 * @param start index of its first code point in the document's content
 * @param end index after its last code point
 * @param page the page it begins on, in documents with pages
 */
public record PassagePart(ChunkId chunkId, int start, int end, OptionalInt page) {
    public PassagePart {
        Objects.requireNonNull(chunkId, "chunkId");
        Objects.requireNonNull(page, "page");
    }
}
