package dev.commonplace.domain.claims;

import java.util.Optional;

/** Finds a quote in a message, word for word: nothing is folded, trimmed or guessed. */
public final class FindWords {
    private FindWords() {}

    /** @return the first place, empty where it stands nowhere, is blank, or is too long for a quote */
    public static Optional<QuoteRange> first(String content, String quote) {
        return quote.isBlank() || quote.codePointCount(0, quote.length()) > QuoteRange.CHARACTERS_MAX
                ? Optional.empty()
                : at(content, quote, content.indexOf(quote));
    }

    /** Whether it stands there more than once. */
    public static boolean isRepeated(String content, String quote) {
        return content.indexOf(quote) != content.lastIndexOf(quote);
    }

    private static Optional<QuoteRange> at(String content, String quote, int unit) {
        return unit < 0 ? Optional.empty() : Optional.of(QuoteRange.of(content, unit, unit + quote.length()));
    }
}
