package dev.commonplace.domain.answers;

import java.util.Objects;

/**
 * A quote that is not in what is stored.
 *
 * @param passage the number it was cited by, which need not be one of a passage
 * @param reason for people
 */
public record RejectedQuote(int passage, String quote, String reason) {
    public RejectedQuote {
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(reason, "reason");
    }
}
