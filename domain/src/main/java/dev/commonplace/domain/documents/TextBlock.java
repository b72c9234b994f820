package dev.commonplace.domain.documents;

import java.util.List;
import java.util.Objects;

/**
 * A piece of a text that belongs together: a heading, a paragraph, a list item, a code block, a table row.
 *
 * @param kind what it is
 * @param start index of its first UTF-16 unit in the Java string
 * @param end index after its last UTF-16 unit
 * @param headingPath the titles of the headings above it, outermost first; a heading's own title is the last of its path
 */
public record TextBlock(Kind kind, int start, int end, List<String> headingPath) {
    /** What a block is. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        CODE,
        QUOTE,
        TABLE_ROW
    }

    public TextBlock {
        Objects.requireNonNull(kind, "kind");
        headingPath = List.copyOf(headingPath);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A block spans from " + start + " to " + end + ".");
        }
    }
}
