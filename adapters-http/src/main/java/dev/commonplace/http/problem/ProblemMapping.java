package dev.commonplace.http.problem;

import dev.commonplace.domain.shared.ErrorCode;

/** How each reason for a refusal is shown. Without a default, so that a new reason does not compile until it is decided. */
public final class ProblemMapping {
    private ProblemMapping() {}

    public static ProblemKind kindOf(ErrorCode code) {
        return switch (code) {
            case INVALID_VALUE -> ProblemKind.INVALID_VALUE;
            case NOT_FOUND -> ProblemKind.NOT_FOUND;
            case ALREADY_EXISTS -> ProblemKind.ALREADY_EXISTS;
            case STALE_VERSION -> ProblemKind.STALE_VERSION;
            case WRONG_STATE -> ProblemKind.WRONG_STATE;
            case UNAUTHENTICATED -> ProblemKind.UNAUTHENTICATED;
            case FORBIDDEN -> ProblemKind.FORBIDDEN;
            case TENANT_INACTIVE -> ProblemKind.TENANT_INACTIVE;
            case LIMIT_REACHED -> ProblemKind.LIMIT_REACHED;
            case TOO_LARGE -> ProblemKind.TOO_LARGE;
            case UNSUPPORTED_FORMAT -> ProblemKind.UNSUPPORTED_FORMAT;
            case UNREADABLE_FILE -> ProblemKind.UNREADABLE_FILE;
            case ENCRYPTED_FILE -> ProblemKind.ENCRYPTED_FILE;
            case TOO_COSTLY -> ProblemKind.TOO_COSTLY;
            case ADDRESS_REFUSED -> ProblemKind.ADDRESS_REFUSED;
            case ADDRESS_UNREACHABLE -> ProblemKind.ADDRESS_UNREACHABLE;
            case GUARD_REFUSED -> ProblemKind.GUARD_REFUSED;
            case UNAVAILABLE -> ProblemKind.UNAVAILABLE;
            case TIMED_OUT -> ProblemKind.TIMED_OUT;
        };
    }

    /** The kind for a status that a library chose. */
    public static ProblemKind kindOfStatus(int status) {
        return switch (status) {
            case 401 -> ProblemKind.UNAUTHENTICATED;
            case 403 -> ProblemKind.FORBIDDEN;
            case 404 -> ProblemKind.NOT_FOUND;
            case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
            case 408 -> ProblemKind.REQUEST_TIMED_OUT;
            case 413 -> ProblemKind.TOO_LARGE;
            case 414 -> ProblemKind.URI_TOO_LONG;
            case 415 -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
            case 426 -> ProblemKind.UPGRADE_REQUIRED;
            case 429 -> ProblemKind.RATE_LIMITED;
            case 431 -> ProblemKind.HEADERS_TOO_LARGE;
            case 503 -> ProblemKind.UNAVAILABLE;
            case 504 -> ProblemKind.TIMED_OUT;
            default -> status >= 400 && status < 500 ? ProblemKind.MALFORMED_REQUEST : ProblemKind.INTERNAL_ERROR;
        };
    }
}
