package dev.commonplace.bootstrap.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service refused a request, or could not answer it; the message is for people. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private final int status;
    private final String code;
    private final transient @Nullable Duration retryAfter;

    /**
     * @param status 0 where there was no answer at all
     * @param code the problem's code; empty where there is none
     * @param retryAfter how long the service asks to be left alone
     */
    ApiException(int status, String code, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public String code() {
        return code;
    }

    /** Whether no answer came at all. */
    public boolean isSilence() {
        return status == 0;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same request may well succeed in a while. */
    boolean isTemporary() {
        return switch (status) {
            case 0, REQUEST_TIMEOUT, TOO_MANY_REQUESTS, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT -> true;
            default -> code.equals("request_at_work");
        };
    }
}
