package dev.commonplace.application.search;

import dev.commonplace.application.search.TenantSearchSettings.WithSpace;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What searches need to know of a tenant before they begin, remembered for some seconds, because to ask each time costs a
 * quarter of a small search. A change by this process counts at once, one by another process {@link #RECENT} later at most:
 * settings can wait for that, and a space that was left is kept for longer. Safe for use by many threads.
 */
public final class RecentSearchSettings {
    /** For how long a search does not ask whether something has changed. */
    public static final Duration RECENT = Duration.ofSeconds(3);

    /** Of more tenants than that, those that search least recently are asked for again. */
    static final int REMEMBERED_MAX = 4_000;

    private final int rememberedMax;
    private final InstantSource clock;
    private final Map<TenantId, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private long changes;

    public RecentSearchSettings(InstantSource clock) {
        this(REMEMBERED_MAX, clock);
    }

    private RecentSearchSettings(int rememberedMax, InstantSource clock) {
        this.rememberedMax = rememberedMax;
        this.clock = clock;
    }

    /** Remembers nothing, so that every search asks. */
    public static RecentSearchSettings none() {
        return new RecentSearchSettings(0, InstantSource.system());
    }

    private record Remembered(WithSpace kept, Instant readAt) {}

    synchronized Optional<WithSpace> find(TenantId tenantId) {
        Instant oldest = clock.instant().minus(RECENT);
        return Optional.ofNullable(remembered.get(tenantId))
                .filter(known -> known.readAt().isAfter(oldest))
                .map(Remembered::kept);
    }

    /** Reads and remembers. A tenant that has no space yet is about to get one, so that is not remembered. */
    WithSpace read(TenantId tenantId, Supplier<WithSpace> reading) {
        Instant now = clock.instant();
        long before = changes();
        WithSpace kept = reading.get();
        if (kept.space().isPresent()) {
            remember(tenantId, new Remembered(kept, now), before);
        }
        return kept;
    }

    synchronized void forget(TenantId tenantId) {
        changes++;
        remembered.remove(tenantId);
    }

    /** The same units of work, after each of which that may have written, its tenant's settings and space are asked for anew. */
    public <W> Transactions<W> forgettingAfter(Transactions<W> transactions) {
        return new Transactions<>() {
            @Override
            public <R> R inTenant(TenantId tenantId, Function<W, R> body) {
                try {
                    return transactions.inTenant(tenantId, body);
                } finally {
                    forget(tenantId);
                }
            }

            @Override
            public <R> R readInTenant(TenantId tenantId, Function<W, R> body) {
                return transactions.readInTenant(tenantId, body);
            }
        };
    }

    private synchronized long changes() {
        return changes;
    }

    /** What was read while something changed may be of before, and would hide the change. */
    private synchronized void remember(TenantId tenantId, Remembered read, long changesBefore) {
        if (changes != changesBefore) {
            return;
        }
        remembered.put(tenantId, read);
        if (remembered.size() > rememberedMax) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }
}
