package dev.commonplace.domain.shared;

/** Every reason for which a request can be refused. Knows nothing of HTTP; the edge decides how each one is shown. */
public enum ErrorCode {
    /** A value breaks a rule: wrong form, too long, out of range, or an unknown field. */
    INVALID_VALUE,
    /** What the request names does not exist for this caller. */
    NOT_FOUND,
    /** Something with the same unique name exists already. */
    ALREADY_EXISTS,
    /** The caller saw an older state than the one that is stored. */
    STALE_VERSION,
    /** The state of the thing does not allow what was asked. */
    WRONG_STATE,
    /** No key, or one that does not open anything. */
    UNAUTHENTICATED,
    /** The key is good, its role does not reach this far. */
    FORBIDDEN,
    /** The tenant is switched off. */
    TENANT_INACTIVE,
    /** A limit of the tenant is reached. */
    LIMIT_REACHED,
    /** A document, body or value is larger than allowed. */
    TOO_LARGE,
    /** The format of the content is not one that can be read. */
    UNSUPPORTED_FORMAT,
    /** A file is broken, or what it holds is not what its form demands. */
    UNREADABLE_FILE,
    /** A file is encrypted or protected by a password. */
    ENCRYPTED_FILE,
    /** To read a file takes more time or memory than one may take. */
    TOO_COSTLY,
    /** An address that a caller gave leads where the service does not go. */
    ADDRESS_REFUSED,
    /** An address that a caller gave does not answer as it should. */
    ADDRESS_UNREACHABLE,
    /** The tenant's own policy does not let in what was found. */
    GUARD_REFUSED,
    /** A database, model or disk that is needed does not answer; the same request may succeed later. */
    UNAVAILABLE,
    /** The work took longer than it may. */
    TIMED_OUT
}
