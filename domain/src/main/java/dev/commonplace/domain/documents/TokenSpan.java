package dev.commonplace.domain.documents;

/**
 * Where one token of a model stands in a text.
 *
 * @param start index of its first UTF-16 unit in the Java string
 * @param end index after its last UTF-16 unit
 */
public record TokenSpan(int start, int end) {
    public TokenSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A token spans from " + start + " to " + end + ".");
        }
    }
}
