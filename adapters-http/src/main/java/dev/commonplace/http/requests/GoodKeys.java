package dev.commonplace.http.requests;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers by hash which keys opened something lately, so that somebody who guesses keys does not lock out those who share
 * an address with them. Safe for use by many threads.
 */
final class GoodKeys {
    private static final int KEYS_MAX = 10_000;

    private final Map<String, Boolean> byHash = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEYS_MAX;
        }
    };

    void add(String key) {
        synchronized (byHash) {
            byHash.put(hash(key), true);
        }
    }

    boolean contains(String key) {
        synchronized (byHash) {
            return byHash.get(hash(key)) != null;
        }
    }

    private static String hash(String key) {
        return Base64.getEncoder().encodeToString(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
    }
}
