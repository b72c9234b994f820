package dev.commonplace.domain.answers;

import java.util.List;
import java.util.Objects;

/**
 * An answer as a model wrote it, believed in nothing.
 *
 * @param noEvidence whether the model says that the passages do not answer the question
 */
public record DraftAnswer(List<DraftStatement> statements, boolean noEvidence) {
    public DraftAnswer {
        statements = List.copyOf(statements);
    }

    /** Something said, and what is said to back it. */
    public record DraftStatement(String text, List<DraftQuote> quotes) {
        public DraftStatement {
            Objects.requireNonNull(text, "text");
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * @param passage the number of the passage that it is said to stand in
     * @param quote said to be verbatim
     */
    public record DraftQuote(int passage, String quote) {
        public DraftQuote {
            Objects.requireNonNull(quote, "quote");
        }
    }
}
