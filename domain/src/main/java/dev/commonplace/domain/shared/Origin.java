package dev.commonplace.domain.shared;

import java.util.Objects;
import java.util.Optional;

/** Where a request came from, for the audit log. */
public record Origin(Optional<String> requestId, Optional<String> ipAddress, Optional<String> userAgent) {
    public static final Origin INSIDE = new Origin(Optional.empty(), Optional.empty(), Optional.empty());

    public Origin {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(ipAddress, "ipAddress");
        Objects.requireNonNull(userAgent, "userAgent");
    }
}
