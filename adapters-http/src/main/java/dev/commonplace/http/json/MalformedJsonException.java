package dev.commonplace.http.json;

/** A text that was to be JSON and is not. The message is fit for the caller. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    private final String detailOfLine;

    MalformedJsonException(String detail) {
        this(detail, detail);
    }

    /** @param detailOfLine the same without a number of lines, for a text that is one line of many */
    MalformedJsonException(String detail, String detailOfLine) {
        super(detail);
        this.detail = detail;
        this.detailOfLine = detailOfLine;
    }

    public String detail() {
        return detail;
    }

    /** Where the text is one line of many, whose number somebody else tells. */
    public String detailOfLine() {
        return detailOfLine;
    }
}
