package dev.commonplace.http.requests;

import io.github.bucket4j.Bucket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bucket of tokens for each of many callers. Those not heard of for longest are forgotten when there are too many. Safe for
 * use by many threads.
 */
final class Buckets {
    private static final int CALLERS_MAX = 10_000;

    private final RateLimit limit;
    private final Map<String, Bucket> byCaller = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CALLERS_MAX;
        }
    };

    Buckets(RateLimit limit) {
        this.limit = limit;
    }

    RateLimit limit() {
        return limit;
    }

    Bucket of(String caller) {
        synchronized (byCaller) {
            return byCaller.computeIfAbsent(
                    caller,
                    unused -> Bucket.builder()
                            .addLimit(bandwidth ->
                                    bandwidth.capacity(limit.burst()).refillGreedy(limit.refill(), limit.period()))
                            .build());
        }
    }
}
