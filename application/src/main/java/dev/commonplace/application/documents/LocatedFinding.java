package dev.commonplace.application.documents;

import dev.commonplace.domain.guard.Finding;
import java.util.Objects;

/**
 * Something that the guard found in a document, and where.
 *
 * @param pointer the field as a JSON Pointer
 * @param start index of its first Unicode code point in the field
 * @param end index after its last code point
 */
record LocatedFinding(String pointer, Finding finding, int start, int end) {
    LocatedFinding {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(finding, "finding");
    }
}
