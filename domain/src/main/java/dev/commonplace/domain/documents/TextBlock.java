package dev.commonplace.domain.documents;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A piece of a text that belongs together: a heading, a paragraph, a list item, a code block, a table row.
 *
 * @param kind what it is
 * @param start index of its first UTF-16 unit in the Java string
 * @param end index after its last UTF-16 unit
 * @param headingPath the titles of the headings above it, outermost first; a heading's own title is the last of its path
 * @param page the page or slide on which it begins, counted from 1, where the document has pages
 */
public record TextBlock(Kind kind, int start, int end, List<String> headingPath, OptionalInt page) {
    /** What a block is. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        CODE,
        QUOTE,
        TABLE_ROW
    }

    /** A block of a document without pages. */
    public TextBlock(Kind kind, int start, int end, List<String> headingPath) {
        this(kind, start, end, headingPath, OptionalInt.empty());
    }

    public TextBlock {
        Objects.requireNonNull(kind, "kind");
        headingPath = List.copyOf(headingPath);
        Objects.requireNonNull(page, "page");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A block spans from " + start + " to " + end + ".");
        }
    }
}
