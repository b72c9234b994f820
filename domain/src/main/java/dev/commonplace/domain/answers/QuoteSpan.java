package dev.commonplace.domain.answers;

/**
 * Where a quote stands in a text.
 *
 * @param start index of its first UTF-16 unit
 * @param end index after its last UTF-16 unit
 * @param exact whether it stands there to the letter; otherwise only white space and the form of quotation marks and dashes
 *     differ
 */
public record QuoteSpan(int start, int end, boolean exact) {}
