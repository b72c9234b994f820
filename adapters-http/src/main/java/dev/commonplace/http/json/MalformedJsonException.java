package dev.commonplace.http.json;

/** A text that was to be JSON and is not. The message is fit for the caller. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    MalformedJsonException(String detail) {
        super(detail);
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }
}
