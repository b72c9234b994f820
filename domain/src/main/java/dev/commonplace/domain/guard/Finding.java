package dev.commonplace.domain.guard;

import java.util.Objects;

/**
 * Something in a text that the policy has a word to say about. Never holds the value itself.
 *
 * @param kind the word of a {@link PersonalDataKind}, {@code blocklist.} and the list's name, or a condition's word
 * @param mark what stands in its place once it is redacted
 * @param action what the policy says
 * @param start index of its first UTF-16 unit
 * @param end index after its last one; a condition is about the whole text
 */
public record Finding(String kind, String mark, GuardAction action, int start, int end) {
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(action, "action");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A finding spans from " + start + " to " + end + ".");
        }
    }

    boolean holds(Finding other) {
        return start <= other.start && end >= other.end;
    }

    int length() {
        return end - start;
    }
}
