package dev.commonplace.http.problem;

import java.util.Map;

/** A refusal for a reason that only HTTP knows: a media type, a rate, a header. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String detail;
    private final transient Map<String, String> headers;

    /** @param detail a sentence for the caller */
    public ProblemException(ProblemKind kind, String detail) {
        this(kind, detail, Map.of());
    }

    /** @param headers that go with the answer, such as {@code Retry-After} */
    public ProblemException(ProblemKind kind, String detail, Map<String, String> headers) {
        super(detail);
        this.kind = kind;
        this.detail = detail;
        this.headers = Map.copyOf(headers);
    }

    public ProblemKind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
