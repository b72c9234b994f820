package dev.commonplace.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.domain.shared.Violation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A problem as it is written, after RFC 9457.
 *
 * @param type a URI that names the kind, never fetched
 * @param code the same as a word
 * @param detail what is wrong this time, as a sentence for the caller
 * @param instance the request's id as a URN
 * @param errors the single values that are wrong, where it is about values
 */
public record Problem(
        String type,
        String code,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int ERRORS_MAX = 100;
    private static final int TEXT_CHARACTERS_MAX = 2_000;

    /** @param pointer the value's place, as a JSON Pointer into the body, or the parameter's name after a slash */
    public record FieldError(String pointer, String detail) {}

    public static Problem of(ProblemKind kind, String detail, String requestId, List<Violation> violations) {
        List<FieldError> errors = violations.stream()
                .limit(ERRORS_MAX)
                .map(violation -> new FieldError(printable(violation.field()), printable(violation.message())))
                .toList();
        return new Problem(
                kind.type(), kind.code(), kind.title(), kind.status(), printable(detail), urn(requestId), errors);
    }

    private static String urn(String requestId) {
        return "urn:commonplace:request:"
                + URLEncoder.encode(requestId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What callers sent can come back in a message; half surrogate pairs and control characters do not. */
    public static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .limit(TEXT_CHARACTERS_MAX)
                .map(point -> Character.getType(point) == Character.SURROGATE || Character.isISOControl(point)
                        ? 0xFFFD
                        : point)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
