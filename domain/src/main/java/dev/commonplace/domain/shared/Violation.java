package dev.commonplace.domain.shared;

import java.util.Objects;

/**
 * One thing that is wrong with one value.
 *
 * @param field the value's place in the caller's own terms, as a JSON Pointer such as {@code /tags/3}; empty for the whole
 * @param message what is wrong, as a sentence for the caller
 */
public record Violation(String field, String message) {
    public Violation {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
