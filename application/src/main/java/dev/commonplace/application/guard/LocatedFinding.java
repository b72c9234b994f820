package dev.commonplace.application.guard;

import dev.commonplace.domain.guard.Finding;
import java.util.Objects;

/**
 * Something that the guard found, and where.
 *
 * @param pointer the field as a JSON Pointer
 * @param start index of its first Unicode code point in the field
 * @param end index after its last code point
 */
public record LocatedFinding(String pointer, Finding finding, int start, int end) {
    public LocatedFinding {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(finding, "finding");
    }
}
