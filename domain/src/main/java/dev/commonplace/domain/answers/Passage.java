package dev.commonplace.domain.answers;

import java.util.Objects;
import java.util.Optional;

/**
 * What whoever answers may rely on: text of a document as it is stored.
 *
 * @param number by which it is cited, from 1
 * @param externalId the caller's own name for the document
 * @param tokens of the text, as the embedding model's tokenizer counts
 * @param text the document's content from the plan's start on; shorter than the plan where the budget ended
 */
public record Passage(
        int number, PassagePlan plan, Optional<String> externalId, Optional<String> title, int tokens, String text) {
    public Passage {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(externalId, "externalId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
    }

    /** Index after its last code point in the document's content. */
    public int end() {
        return plan.start() + text.codePointCount(0, text.length());
    }
}
