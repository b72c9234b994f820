package dev.commonplace.domain.documents;

import dev.commonplace.domain.shared.CodePointOffsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Where one chunk stands in its document.
 *
 * @param ordinal its place among the chunks of the document, from 0
 * @param start index of its first UTF-16 unit in the Java string; see {@link CodePointOffsets} for what callers see
 * @param end index after its last UTF-16 unit
 * @param tokens how many tokens of the model begin in it; 0 for signs that the model does not see
 * @param headingPath the titles of the headings above it, outermost first
 * @param page the page on which it begins, counted from 1, where the document has pages
 */
public record ChunkSpan(int ordinal, int start, int end, int tokens, List<String> headingPath, OptionalInt page) {
    public ChunkSpan {
        headingPath = List.copyOf(headingPath);
        Objects.requireNonNull(page, "page");
        if (ordinal < 0 || tokens < 0) {
            throw new IllegalArgumentException("Chunk " + ordinal + " has " + tokens + " tokens.");
        }
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("A chunk spans from " + start + " to " + end + ".");
        }
    }

    /** The text of this chunk. */
    public String in(String content) {
        return content.substring(start, end);
    }
}
