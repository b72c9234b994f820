package dev.commonplace.domain.shared;

import java.util.List;

/**
 * A request that is refused for a reason the caller can act on. Everything that is neither an outcome nor this is a bug
 * or an outage.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Violation> violations;

    public RefusedException(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    public RefusedException(ErrorCode code, String message, List<Violation> violations) {
        super(message);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    /** A refusal that names one value, by JSON Pointer. */
    public static RefusedException invalid(String field, String message) {
        return new RefusedException(ErrorCode.INVALID_VALUE, message, List.of(new Violation(field, message)));
    }

    /** A refusal because the thing is not there for this caller. */
    public static RefusedException notFound(String what) {
        return new RefusedException(ErrorCode.NOT_FOUND, what + " was not found.");
    }

    public ErrorCode code() {
        return code;
    }

    /** The values that are wrong; empty where the refusal is not about single values. */
    public List<Violation> violations() {
        return violations;
    }

    /** The message, never null. */
    public String reason() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }
}
