package dev.commonplace.http;

import dev.commonplace.http.live.LiveTimes;
import dev.commonplace.http.requests.BodyLimits;
import dev.commonplace.http.requests.RateLimit;
import java.time.Duration;
import java.util.Objects;

/**
 * How much the server lets happen.
 *
 * @param requestsPerKey how often a key may call
 * @param failedKeysPerAddress how often an address may show keys that open nothing
 * @param silenceMax how long a connection may be silent in the middle of a request
 * @param workMax how long the work of a request may take that no longer has a thread waiting for it
 * @param shutdownMax how long requests at work may go on when the server stops
 * @param live how long live connections may be silent, or slow
 */
public record HttpLimits(
        BodyLimits bodies,
        RateLimit requestsPerKey,
        RateLimit failedKeysPerAddress,
        Duration silenceMax,
        Duration workMax,
        Duration shutdownMax,
        LiveTimes live) {
    public static final HttpLimits DEFAULT = new HttpLimits(
            BodyLimits.DEFAULT,
            RateLimit.PER_KEY_DEFAULT,
            RateLimit.FAILED_KEYS_DEFAULT,
            Duration.ofSeconds(60),
            Duration.ofSeconds(120),
            Duration.ofSeconds(10),
            LiveTimes.DEFAULT);

    public HttpLimits {
        Objects.requireNonNull(bodies, "bodies");
        Objects.requireNonNull(requestsPerKey, "requestsPerKey");
        Objects.requireNonNull(failedKeysPerAddress, "failedKeysPerAddress");
        Objects.requireNonNull(silenceMax, "silenceMax");
        Objects.requireNonNull(workMax, "workMax");
        Objects.requireNonNull(shutdownMax, "shutdownMax");
        Objects.requireNonNull(live, "live");
    }
}
