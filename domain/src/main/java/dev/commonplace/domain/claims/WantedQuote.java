package dev.commonplace.domain.claims;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Objects;
import java.util.Optional;

/**
 * The words that somebody says a claim rests on: where they stand, what they are, or both. They are believed only as far as
 * the message bears them out.
 */
public record WantedQuote(Optional<QuoteRange> range, Optional<String> words) {
    public WantedQuote {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(words, "words");
        if (range.isEmpty() && words.isEmpty()) {
            throw RefusedException.invalid("/quote", "A claim quotes its message: quote, or start and end.");
        }
    }

    /** @throws RefusedException where the message does not have these words there, or has them in more than one place */
    public QuoteRange in(String content) {
        QuoteRange found = range.map(given -> requireIn(given, content)).orElseGet(() -> requireOnce(content));
        String quote = found.of(content);
        if (quote.isBlank()) {
            throw RefusedException.invalid("/start", "There are no words there.");
        }
        if (words.isPresent() && !words.get().equals(quote)) {
            throw RefusedException.invalid("/quote", "The message does not have these words there.");
        }
        return found;
    }

    private static QuoteRange requireIn(QuoteRange given, String content) {
        if (!given.isIn(content)) {
            int characters = content.codePointCount(0, content.length());
            throw RefusedException.invalid("/end", "The message has " + characters + " characters.");
        }
        return given;
    }

    private QuoteRange requireOnce(String content) {
        String quote = words.orElseThrow();
        QuoteRange found = FindWords.first(content, quote)
                .orElseThrow(() -> RefusedException.invalid(
                        "/quote",
                        "The message does not have these words, letter for letter, or they are more than "
                                + QuoteRange.CHARACTERS_MAX + " characters."));
        if (FindWords.isRepeated(content, quote)) {
            throw RefusedException.invalid(
                    "/start", "The message has these words more than once: start and end say where.");
        }
        return found;
    }
}
