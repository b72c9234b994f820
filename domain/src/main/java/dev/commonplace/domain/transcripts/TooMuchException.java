package dev.commonplace.domain.transcripts;

/** One conversation is more than one may be; others of the same file can be good. */
public final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchException(String what) {
        super("The conversation has " + what + ", which is too much for one.");
    }

    public static TooMuchException messages(int messagesMax) {
        return new TooMuchException("more than " + messagesMax + " messages");
    }

    /** The message, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
