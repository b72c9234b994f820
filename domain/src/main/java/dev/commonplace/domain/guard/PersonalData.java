package dev.commonplace.domain.guard;

import java.util.Objects;

/**
 * Where personal data stands in a text.
 *
 * @param start index of its first UTF-16 unit
 * @param end index after its last one
 */
public record PersonalData(PersonalDataKind kind, int start, int end) {
    public PersonalData {
        Objects.requireNonNull(kind, "kind");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("Personal data spans from " + start + " to " + end + ".");
        }
    }
}
