package dev.commonplace.domain.answers;

import java.util.List;
import java.util.Objects;

/**
 * Something that an answer says.
 *
 * @param citations what of its backing was found to be there; a statement without any is not verified
 * @param rejected what was not
 */
public record Statement(String text, List<Citation> citations, List<RejectedQuote> rejected) {
    public Statement {
        Objects.requireNonNull(text, "text");
        citations = List.copyOf(citations);
        rejected = List.copyOf(rejected);
    }

    public boolean isVerified() {
        return !citations.isEmpty();
    }
}
