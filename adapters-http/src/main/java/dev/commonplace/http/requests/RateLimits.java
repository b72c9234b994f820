package dev.commonplace.http.requests;

import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;

/** Limits how often a key may call, and how often an address may show keys that open nothing. */
public final class RateLimits {
    private static final String LIMIT = "RateLimit-Limit";
    private static final String REMAINING = "RateLimit-Remaining";
    private static final String RESET = "RateLimit-Reset";

    private final Buckets perKey;
    private final Buckets failedPerAddress;
    private final GoodKeys goodKeys = new GoodKeys();

    public RateLimits(RateLimit perKey, RateLimit failedPerAddress) {
        this.perKey = new Buckets(perKey);
        this.failedPerAddress = new Buckets(failedPerAddress);
    }

    /** Counts a call of a key. @throws ProblemException when there were too many */
    void count(Context context, String keyId) {
        ConsumptionProbe probe = perKey.of(keyId).tryConsumeAndReturnRemaining(1);
        String limit = Long.toString(perKey.limit().burst());
        String reset = Long.toString(seconds(probe.getNanosToWaitForReset()));
        context.header(LIMIT, limit);
        context.header(REMAINING, Long.toString(probe.getRemainingTokens()));
        context.header(RESET, reset);
        if (!probe.isConsumed()) {
            throw refused("This key has sent too many requests.", probe.getNanosToWaitForRefill());
        }
    }

    /** Refuses an address that showed too many keys that open nothing, but for keys that are known to be good. */
    void requireFewFailures(String address, String presented) {
        if (goodKeys.contains(presented)) {
            return;
        }
        long nanos = failedPerAddress.of(address).estimateAbilityToConsume(1).getNanosToWaitForRefill();
        if (nanos > 0) {
            throw refused("Too many keys from this address opened nothing.", nanos);
        }
    }

    void noteGood(String presented) {
        goodKeys.add(presented);
    }

    void countFailure(String address) {
        failedPerAddress.of(address).tryConsume(1);
    }

    private static ProblemException refused(String detail, long nanosToWait) {
        long seconds = seconds(nanosToWait);
        return new ProblemException(
                ProblemKind.RATE_LIMITED,
                detail + " Try again in " + seconds + " s.",
                Map.of("Retry-After", Long.toString(seconds)));
    }

    private static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
    }
}
