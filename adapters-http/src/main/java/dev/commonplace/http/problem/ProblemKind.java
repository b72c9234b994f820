package dev.commonplace.http.problem;

import java.util.Locale;

/** Every kind of problem that this API answers with: a stable code, its status, and a title that never changes. */
public enum ProblemKind {
    INVALID_VALUE(400, "A value is not allowed"),
    MALFORMED_JSON(400, "The body is not valid JSON"),
    MALFORMED_REQUEST(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "A valid key is needed"),
    FORBIDDEN(403, "The key does not reach this far"),
    TENANT_INACTIVE(403, "The tenant is switched off"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    REQUEST_TIMED_OUT(408, "The request took too long to arrive"),
    ALREADY_EXISTS(409, "It exists already"),
    WRONG_STATE(409, "The state does not allow this"),
    LIMIT_REACHED(409, "A limit of the tenant is reached"),
    REQUEST_AT_WORK(409, "The same request is at work"),
    STALE_VERSION(412, "Somebody else changed it meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_FORMAT(415, "The format of the content cannot be read"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not accepted here"),
    UNREADABLE_FILE(422, "The file cannot be read"),
    ENCRYPTED_FILE(422, "The file is encrypted"),
    TOO_COSTLY(422, "The file takes too much to read"),
    ADDRESS_REFUSED(422, "The address is not one to fetch from"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to a different request"),
    GUARD_REFUSED(422, "The guard does not let this in"),
    UPGRADE_REQUIRED(426, "This address is for WebSockets"),
    RATE_LIMITED(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    ADDRESS_UNREACHABLE(502, "The address does not answer as it should"),
    UNAVAILABLE(503, "A part of the service does not answer"),
    TIMED_OUT(504, "The work took too long");

    private static final String TYPE_PREFIX = "https://commonplace.dev/problems/";

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The lower-case name that callers switch on. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The URI that names the kind. */
    public String type() {
        return TYPE_PREFIX + code();
    }
}
